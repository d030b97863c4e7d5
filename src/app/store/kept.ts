/**
 * Whether this browser will keep what is stored. It is asked to, once; it may refuse without a reason. A private
 * window cannot be recognised for certain in any browser, so the answer says what is known and what is only likely.
 */
export interface Keeping {
  /** The browser has promised not to clear this site by itself; null when it does not say. */
  readonly persisted: boolean | null
  readonly quota: number | null
  readonly usage: number | null
  /** Signs of a window whose storage ends with it. `unknown` is the honest answer of most browsers. */
  readonly privateWindow: 'likely' | 'unknown'
}

export interface StorageManagerLike {
  persist?(): Promise<boolean>
  persisted?(): Promise<boolean>
  estimate?(): Promise<{ quota?: number; usage?: number }>
  getDirectory?(): Promise<unknown>
}

/** Asks once for storage that stays, and says what can be known. */
export async function askToKeep(storage: StorageManagerLike | undefined): Promise<Keeping> {
  const already = await quietly(() => storage?.persisted?.())
  const persisted = already === true ? true : await quietly(() => storage?.persist?.())
  const estimate = await quietly(() => storage?.estimate?.())
  return {
    persisted: persisted ?? null,
    quota: estimate?.quota ?? null,
    usage: estimate?.usage ?? null,
    privateWindow: (await refusesFiles(storage)) ? 'likely' : 'unknown',
  }
}

/** Safari and Firefox refuse a private window its file system, though they have one. */
async function refusesFiles(storage: StorageManagerLike | undefined): Promise<boolean> {
  if (!storage?.getDirectory) return false
  try {
    await storage.getDirectory()
    return false
  } catch {
    return true
  }
}

async function quietly<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await ask()
  } catch {
    return undefined
  }
}
