/**
 * What the tests need of a machine that npm does not bring: browsers and a database. A run that quietly leaves out the
 * tests that need one would say "passed" about nothing. So there is one list of where each may be and how to get it:
 * `npm run verify` gets what is missing, `npm test` only says so, and the tests take their executables from here.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, globSync, statSync } from 'node:fs'
import { chromium as library } from 'playwright-core'
import { tool } from './run.ts'

export interface Need {
  readonly name: string
  /** The environment's setting that names another one; then nothing else counts. */
  readonly setting: string
  /** The projects of the test runner that can do nothing without it. */
  readonly projects: readonly string[]
  /** `npm test` goes on without those projects, when it has said so. */
  readonly mayBeMissing?: true
  /** It is used where somebody has installed it: for the little that it is needed for, it is too large to be fetched. */
  readonly neverFetched?: true
  /** The executables that it may be, the best first. */
  readonly places: () => readonly string[]
  /** What one asks it on the command line, and how a right one answers. */
  readonly asked: string
  readonly answers: RegExp
  readonly debian: string
  /** What has to be done before Debian's package is installed. */
  readonly before?: readonly string[]
  /** How it is installed where that package is not to be had; null when nobody but the person there can know. */
  readonly elsewhere: readonly string[] | null
}

export const chromium: Need = {
  name: 'Chromium',
  setting: 'CHROMIUM_PATH',
  projects: ['browser', 'browser-timed'],
  places: () => [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    library.executablePath(),
  ],
  asked: '--version',
  answers: /chrom|edge|brave/i,
  debian: 'chromium',
  elsewhere: tool('playwright-core', 'install', 'chromium'),
}

export const webkit: Need = {
  name: 'WebKitWebDriver',
  setting: 'WEBKIT_DRIVER_PATH',
  projects: ['webkit'],
  mayBeMissing: true,
  places: () => ['/usr/bin/WebKitWebDriver'],
  asked: '--help',
  answers: /--replace-on-new-session/,
  debian: 'webkit2gtk-driver',
  elsewhere: null,
}

/** The screen of a browser that has no headless mode. */
export const xvfb: Need = {
  name: 'Xvfb',
  setting: 'XVFB_PATH',
  projects: ['webkit'],
  mayBeMissing: true,
  places: () => ['/usr/bin/Xvfb'],
  asked: '-help',
  answers: /-displayfd/,
  debian: 'xvfb',
  elsewhere: null,
}

const NO_CLUSTER = '/etc/postgresql-common/createcluster.d/programs-only.conf'

export const postgresql: Need = {
  name: 'PostgreSQL',
  setting: 'POSTGRES_PATH',
  projects: ['postgresql', 'durability'],
  // Beside the executable are the others that the tests start; Debian puts none of them into the PATH.
  places: () =>
    ['/usr/lib/postgresql/*', '/opt/homebrew/opt/postgresql@*', '/Library/PostgreSQL/*']
      .flatMap((folder) => globSync(`${folder}/bin/postgres`))
      .filter((path) => versionIn(path) >= 15)
      .toSorted((a, b) => versionIn(b) - versionIn(a)),
  asked: '--version',
  answers: /PostgreSQL\) (1[5-9]|[2-9]\d)\b/,
  debian: 'postgresql',
  // Only the programs are wanted: without this, the package makes a cluster and starts it.
  before: ['sh', '-c', `mkdir -p "$(dirname "$0")" && echo 'create_main_cluster = false' > "$0"`, NO_CLUSTER],
  elsewhere: null,
}

const versionIn = (path: string): number => Number(/(\d+)\/bin\/postgres$/.exec(path)?.[1])

/** Sees from outside what a process asks of the operating system. There is none off Linux. */
export const strace: Need = {
  name: 'strace',
  setting: 'STRACE_PATH',
  projects: ['durability'],
  mayBeMissing: true,
  places: () => ['/usr/bin/strace'],
  asked: '--version',
  answers: /^strace -- version/,
  debian: 'strace',
  elsewhere: null,
}

/** Reads a PDF as others do; beside it lies `pdfinfo`. */
export const pdftotext: Need = {
  name: 'pdftotext',
  setting: 'PDFTOTEXT_PATH',
  projects: ['pdf'],
  mayBeMissing: true,
  places: () => ['/usr/bin/pdftotext', '/opt/homebrew/bin/pdftotext', '/usr/local/bin/pdftotext'],
  asked: '-v',
  answers: /^pdftotext version/m,
  debian: 'poppler-utils',
  elsewhere: null,
}

/** Opens a Word file as others do. */
export const libreOffice: Need = {
  name: 'LibreOffice',
  setting: 'SOFFICE_PATH',
  projects: ['word'],
  mayBeMissing: true,
  neverFetched: true,
  places: () => ['/usr/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  asked: '--version',
  answers: /^LibreOffice \d/m,
  debian: 'libreoffice-writer-nogui',
  elsewhere: null,
}

export const needs: readonly Need[] = [chromium, webkit, xvfb, postgresql, strace, pdftotext, libreOffice]

/** The executable, or undefined when this machine has none. */
export function find(need: Need): string | undefined {
  const named = namedFor(need)
  return (named === undefined ? need.places() : [named]).find((path) => existsSync(path))
}

/** The executable, for a test that cannot be without it. */
export function pathOf(need: Need): string {
  const path = find(need)
  if (path === undefined) throw new Error(howToGet(need))
  return path
}

export function namedFor({ setting }: Need): string | undefined {
  const named = process.env[setting] ?? ''
  return named === '' ? undefined : named
}

/** In one line what is missing and what to do; null when one was found and can be started. */
export function whatIsMissing(need: Need): string | null {
  const named = namedFor(need)
  if (named === undefined) return find(need) === undefined ? howToGet(need) : null
  const why = whyNot(need, named)
  return (
    why && `${need.setting} names ${named}, ${why}: name a ${need.name} there, or unset it and run \`npm run verify\`.`
  )
}

export function howToGet({ name, setting, debian, elsewhere, neverFetched }: Need): string {
  if (neverFetched) return `${name} is missing: install it, on Debian as ${debian}, or name yours in ${setting}.`
  const on = elsewhere === null ? ` on Debian as root, from the package ${debian}` : ''
  return `${name} is missing: \`npm run verify\` installs it${on}, or name yours in ${setting}.`
}

function whyNot({ name, asked, answers }: Need, path: string): string | null {
  if (!existsSync(path)) return 'where there is nothing'
  if (!statSync(path).isFile()) return 'which is no file'
  try {
    accessSync(path, constants.X_OK)
  } catch {
    return 'which may not be executed'
  }
  // A Chromium on Windows opens a window instead of saying its version.
  if (process.platform === 'win32') return null
  const { stdout, stderr } = spawnSync(path, [asked], { encoding: 'utf8', timeout: 20_000 })
  return answers.test(`${stdout}${stderr}`) ? null : `which does not answer as a ${name}`
}
