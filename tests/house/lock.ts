/**
 * What a lock must hold so that `npm ci` passes on every platform from a clean clone. npm writes entries only for
 * the optional packages of the machine it ran on, then refuses the lock elsewhere; and an entry that names a host
 * ties everyone to the registry of whoever ran the install. Both are found here, from the lock alone.
 */
export type LockEntry = {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> }
export type Missing = { readonly at: string; readonly name: string; readonly version: string; readonly dev: boolean }

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/

/** The entry that `name` resolves to from the package at `from`, looked up as Node does: outwards, nearest first. */
function resolve(lock: Lock, from: string, name: string): LockEntry | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const entry = lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]
    if (entry !== undefined || folder === '') return entry
  }
}

/** Optional packages pinned to an exact version that have no entry, and where npm would put each. */
export function missingFrom(lock: Lock): Missing[] {
  const missing = new Map<string, Missing>()
  for (const [from, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const found = resolve(lock, from, name)
      if (!EXACT.test(version) || found?.version === version) continue
      const taken = found !== undefined || (missing.get(`node_modules/${name}`)?.version ?? version) !== version
      const at = taken ? `${from}/node_modules/${name}` : `node_modules/${name}`
      const dev = entry.dev === true && missing.get(at)?.dev !== false
      missing.set(at, { at, name, version, dev })
    }
  }
  return [...missing.values()]
}

/** Entries that say which host their package came from. */
export function hostsIn(lock: Lock): string[] {
  return Object.entries(lock.packages)
    .filter(([, entry]) => /^\w+:\/\//.test(entry.resolved ?? ''))
    .map(([at]) => at)
}
