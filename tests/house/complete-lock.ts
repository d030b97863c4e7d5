/**
 * `npm run lock`: adds to package-lock.json what npm left out (see lock.ts). Run it after every change of
 * dependencies. It asks the registry that npm is configured for about each missing package and writes down its
 * platform and its integrity, never its host. A registry that does not carry that version yet still knows the
 * platform from another one; such an entry has no integrity until the command is run against one that does.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { hostsIn, missingFrom, type Lock, type LockEntry, type Missing } from './lock.ts'
import { run } from './run.ts'

const AT_ONCE = 8
const PLATFORM = ['os', 'cpu', 'libc', 'license', 'engines']
const CONTENTS = ['bin', 'dependencies', 'dist.integrity']
type Facts = Readonly<Record<string, unknown>>

async function view(what: string, fields: readonly string[]): Promise<Facts | undefined> {
  const npm = process.env['npm_execpath'] === undefined ? ['npm'] : [process.execPath, process.env['npm_execpath']]
  const { ok, output } = await run([...npm, 'view', what, ...fields, '--json', '--loglevel=silent'])
  return ok && output.trim() !== '' ? (JSON.parse(output) as Facts) : undefined
}

async function entryOf({ name, version, dev }: Missing): Promise<LockEntry> {
  const facts = (await view(`${name}@${version}`, [...PLATFORM, ...CONTENTS])) ?? (await view(name, PLATFORM))
  if (facts?.['os'] === undefined && facts?.['cpu'] === undefined)
    throw new Error(`The registry does not tell for which platform ${name} is`)
  const { 'dist.integrity': integrity, os, cpu, libc, license, engines, bin, dependencies } = facts
  // A field that is undefined is left out of the JSON; the order is npm's, so that its next write changes nothing.
  const entry = { version, integrity, cpu, dev: dev || undefined, libc, license, optional: true, os }
  return { ...entry, bin, dependencies, engines } as LockEntry
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
const missing = missingFrom(lock)
const added: [string, LockEntry][] = []
for (let next = 0; next < missing.length; next += AT_ONCE) {
  const some = missing.slice(next, next + AT_ONCE)
  added.push(
    ...(await Promise.all(some.map(async (each): Promise<[string, LockEntry]> => [each.at, await entryOf(each)]))),
  )
}
const named = new Set(hostsIn(lock))
const known = Object.entries(lock.packages).map(([at, entry]): [string, LockEntry] => {
  const { resolved: _host, ...nameless } = entry
  return [at, named.has(at) ? nameless : entry]
})
const sorted = [...known, ...added].toSorted(([a], [b]) => a.localeCompare(b, 'en'))
writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
for (const [at, entry] of added)
  console.log(`added ${at}${entry.integrity === undefined ? ' (no integrity known yet)' : ''}`)
console.log(`lock     complete: ${added.length} added, ${named.size} host names removed`)
