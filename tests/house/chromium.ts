/**
 * The browser tests need a Chromium, and a test run that quietly leaves them out would say "passed" about nothing.
 * So there is one place that knows where a Chromium may be and how to get one: `npm run verify` gets it, `npm test`
 * only says what is missing, and the browser tests take their executable from here.
 */
import { existsSync, readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { run, tool } from './run.ts'

export const HOW_TO_GET_IT =
  'Chromium is missing: `npm run verify` installs it, or name yours in CHROMIUM_PATH (no test was run).'

/** The executable, or undefined when this machine has none. CHROMIUM_PATH comes first and must exist. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH']
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    chromium.executablePath(),
  ]
  return (named === undefined || named === '' ? places : [named]).find((path) => existsSync(path))
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
  const found = findChromium()
  if (found !== undefined) {
    console.log(`chromium found at ${found}`)
    return found
  }
  const named = process.env['CHROMIUM_PATH'] ?? ''
  if (named !== '') {
    console.log(`chromium FAILED: CHROMIUM_PATH names ${named}, which does not exist`)
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
