/**
 * The browser tests need a Chromium, and a test run that quietly leaves them out would say "passed" about nothing.
 * So there is one place that knows where a Chromium may be and how to get one: `npm run verify` gets it, `npm test`
 * only says what is missing, and the browser tests take their executable from here.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { run, tool } from './run.ts'

export const HOW_TO_GET_IT = 'Chromium is missing: `npm run verify` installs it, or name yours in CHROMIUM_PATH.'

/** The executable, or undefined when this machine has none. CHROMIUM_PATH comes first, and then nothing else counts. */
export function findChromium(): string | undefined {
  const named = namedChromium()
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    chromium.executablePath(),
  ]
  return (named === undefined ? places : [named]).find((path) => existsSync(path))
}

function namedChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'] ?? ''
  return named === '' ? undefined : named
}

/** In one line why there is no browser to test in, and what to do; null when one was found and can be started. */
export function whatIsMissing(): string | null {
  const named = namedChromium()
  if (named === undefined) return findChromium() === undefined ? HOW_TO_GET_IT : null
  const why = whyNot(named)
  return why && `CHROMIUM_PATH names ${named}, ${why}: name a Chromium there, or unset it and run \`npm run verify\`.`
}

function whyNot(path: string): string | null {
  if (!existsSync(path)) return 'where there is nothing'
  if (!statSync(path).isFile()) return 'which is no file'
  try {
    accessSync(path, constants.X_OK)
  } catch {
    return 'which may not be executed'
  }
  // A Chromium on Windows opens a window instead of saying its version.
  if (process.platform === 'win32') return null
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return /chrom|edge|brave/i.test(stdout ?? '') ? null : 'which does not answer as a Chromium'
}

/** Debian ships Chromium as a package; elsewhere, or without the right to install, the browser library brings one. */
export function waysToInstall(isRoot: boolean, release: string): string[][] {
  const debian = isRoot && /^ID="?debian"?$/m.test(release)
  const apt = ['apt-get', '-q', '-o', 'Acquire::Retries=3']
  return debian
    ? [
        [...apt, 'update'],
        [...apt, 'install', '-y', '--no-install-recommends', 'chromium'],
      ]
    : [tool('playwright-core', 'install', 'chromium')]
}

/** Finds Chromium or installs it, saying so; undefined only when that failed. */
export async function ensureChromium(): Promise<string | undefined> {
  const missing = whatIsMissing()
  if (missing === null) {
    const found = findChromium()
    console.log(`chromium found at ${found}`)
    return found
  }
  if (namedChromium() !== undefined) {
    console.log(`chromium FAILED: ${missing} The browser tests are left out.`)
    return undefined
  }
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  for (const command of waysToInstall(process.getuid?.() === 0, release)) {
    console.log(`chromium is missing, running: ${command.join(' ')}`)
    const { ok, output } = await run(command, { env: { DEBIAN_FRONTEND: 'noninteractive' }, minutes: 10 })
    if (!ok) console.log(output)
  }
  const installed = findChromium()
  console.log(installed === undefined ? 'chromium FAILED to install' : `chromium installed at ${installed}`)
  return installed
}
