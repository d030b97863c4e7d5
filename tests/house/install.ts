/** Getting what a machine lacks for the tests: `npm run verify` does it, and says each thing that it does. */
import { existsSync, readFileSync } from 'node:fs'
import { type Need, find, namedFor, whatIsMissing } from './needs.ts'
import { run } from './run.ts'

/** `release` is the text of /etc/os-release. Debian's root installs a package; all others what there is elsewhere. */
export function waysToInstall({ debian, before, elsewhere }: Need, isRoot: boolean, release: string): string[][] {
  if (!isRoot || !/^ID="?debian"?$/m.test(release)) return elsewhere === null ? [] : [[...elsewhere]]
  const apt = ['apt-get', '-q', '-o', 'Acquire::Retries=3']
  return [
    ...(before === undefined ? [] : [[...before]]),
    [...apt, 'update'],
    [...apt, 'install', '-y', '--no-install-recommends', debian],
  ]
}

/** Whether it may be missing without that being a failure: nobody has said that it is there, and it is not fetched. */
export const mayStayAway = (need: Need): boolean => need.neverFetched === true && namedFor(need) === undefined

/** Finds it or installs it, saying so; undefined when that failed or it may stay away. */
export async function ensure(need: Need): Promise<string | undefined> {
  const { name, projects } = need
  const missing = whatIsMissing(need)
  if (missing === null) {
    const found = find(need)
    console.log(`${name} found at ${found}`)
    return found
  }
  const failed = (why: string) => {
    console.log(`${name} FAILED: ${why} The tests of ${projects.join(', ')} are left out.`)
    return undefined
  }
  if (mayStayAway(need)) {
    console.log(`${missing} The tests of ${projects.join(', ')} are left out.`)
    return undefined
  }
  if (namedFor(need) !== undefined) return failed(missing)
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  for (const command of waysToInstall(need, process.getuid?.() === 0, release)) {
    console.log(`${name} is missing, running: ${command.join(' ')}`)
    const { ok, output } = await run(command, { env: { DEBIAN_FRONTEND: 'noninteractive' }, minutes: 10 })
    if (!ok) console.log(output)
  }
  const installed = find(need)
  if (installed === undefined) return failed(missing)
  console.log(`${name} installed at ${installed}`)
  return installed
}
