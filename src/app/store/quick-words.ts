/**
 * Words on their way into the database, in the browser's quick memory: they are there before the call returns, whatever
 * becomes of the page, and every other tab hears of them. It reaches the disk when the browser pleases, so after a browser
 * was killed it may be older than the database: each wording has a number, and the higher is the newer.
 */
import { z } from 'zod'
import { type DeviceMemory, forget, read, write } from './device.ts'

/** The wording of something, as often as it was worded; null once it is decided upon or let go. */
const wording = z.object({ words: z.string().nullable(), nth: z.int().min(1) })
export type Wording = z.infer<typeof wording>

export type QuickMemory = DeviceMemory & Pick<Storage, 'length' | 'key'>

export interface QuickWords {
  readonly all: () => ReadonlyMap<string, Wording>
  readonly keep: (key: string, wording: Wording) => void
  /** It is durable now; what has been typed since stays. */
  readonly forget: (key: string, durable: Wording) => void
  /** Of an item of the memory, what another tab says of it: null where it is no words of this person's, or only forgotten. */
  readonly heard: (item: Pick<StorageEvent, 'key' | 'newValue'>) => readonly [key: string, wording: Wording] | null
}

/** @param ask may throw, as in a private window that has no such memory */
export function quickWords(personId: string, ask: () => QuickMemory): QuickWords {
  const root = `qar-undecided/${personId}/`
  const memory: QuickMemory = {
    get length() {
      return ask().length
    },
    key: (at) => ask().key(at),
    getItem: (key) => ask().getItem(key),
    setItem: (key, value) => ask().setItem(key, value),
    removeItem: (key) => ask().removeItem(key),
  }
  const at = (item: string, where: Pick<QuickMemory, 'getItem'> = memory) => wording.safeParse(read(where, item)).data
  return {
    all: () => new Map(itemsIn(memory, root).flatMap((item) => asEntry(item.slice(root.length), at(item)))),
    keep: (key, next) => {
      // Where there is no room, an older wording must not stand for the newer one.
      forget(memory, root + key)
      write(memory, root + key, next)
    },
    forget: (key, { nth }) => {
      if ((at(root + key)?.nth ?? 0) <= nth) forget(memory, root + key)
    },
    // By what the news itself says: the memory has often forgotten it by then, since it is durable now.
    heard: ({ key, newValue }) => {
      if (!key?.startsWith(root) || newValue === null) return null
      return asEntry(key.slice(root.length), at(key, { getItem: () => newValue }))[0] ?? null
    },
  }
}

const asEntry = (key: string, known: Wording | undefined) => (known ? [[key, known] as const] : [])

function itemsIn(memory: QuickMemory, root: string): readonly string[] {
  try {
    const keys = Array.from({ length: memory.length }, (_, at) => memory.key(at) ?? '')
    return keys.filter((key) => key.startsWith(root))
  } catch {
    return []
  }
}
