/**
 * Words that are typed for a decision which nobody has made yet, such as an amendment with its reason. They belong to no
 * document, so nothing may send them; but they are somebody's, so they are kept on the device until they are decided upon
 * or taken back, whatever becomes of the page.
 */
import { StorageFailure } from './faults.ts'
import type { Port } from './port.ts'

/** Whether all that was typed so far is durable. A failed save is tried again with the next letter. */
export type Keeping = 'kept' | 'keeping' | 'failed'

const prefixOf = (place: string) => `undecided/${place}/` as const

/**
 * What was typed before, by what it is for.
 * @param place the review, and the decision that the words are for
 * @throws StorageFailure
 */
export async function undecidedIn(port: Port, place: string): Promise<ReadonlyMap<string, string>> {
  const prefix = prefixOf(place)
  const rows = await port.read(['meta'], (all) => all.all('meta'))
  return new Map(
    rows.flatMap((row) =>
      row.key.startsWith(prefix) && 'words' in row ? [[row.key.slice(prefix.length), row.words] as const] : [],
    ),
  )
}

/**
 * Keeps words under what they are for, the last of them last; null forgets them. Resolves once all that was typed so far is
 * durable, or with false where it is not: whoever lets go of the only other copy waits for that.
 */
export type Keep = (name: string, words: string | null) => Promise<boolean>

/** One transaction at a time, each with all that was typed during the one before. `say` is told of every turn. */
export function keeperOf(port: Port, place: string, say: (keeping: Keeping) => void): Keep {
  let waiting = new Map<string, string | null>()
  let saving: Promise<boolean> | null = null
  const save = async () => {
    try {
      while (waiting.size > 0) {
        const now = waiting
        waiting = new Map()
        if (await put(port, place, now)) continue
        waiting = new Map([...now, ...waiting])
        break
      }
    } finally {
      // At once: what is typed a moment later is another turn's.
      saving = null
    }
    const isKept = waiting.size === 0
    say(isKept ? 'kept' : 'failed')
    return isKept
  }
  return (name, words) => {
    waiting.set(name, words)
    if (saving) return saving
    say('keeping')
    return (saving = save())
  }
}

async function put(port: Port, place: string, all: ReadonlyMap<string, string | null>): Promise<boolean> {
  try {
    await port.write(['meta'], async (rows) => {
      for (const [name, words] of all) {
        const key = `${prefixOf(place)}${name}` as const
        if (words === null) await rows.remove('meta', key)
        else await rows.put('meta', { key, words })
      }
    })
    return true
  } catch (error) {
    if (error instanceof StorageFailure) return false
    throw error
  }
}
