/**
 * Who gave each of several answers and when, as a person reads it: the one that was given on this device is told apart
 * from one's own on another, and from what colleagues wrote in a document of several people.
 */
import type { Head } from '#domain/custody/state.ts'
import { whenWords } from '#app/shell/dates.ts'
import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import type { Rows } from '#app/store/port.ts'
import { useEditing } from './editing.ts'
import { words } from './words.ts'

interface Known {
  /** The writes that were made on this device. */
  readonly here: ReadonlySet<string>
  /** The people of the review's team by their ids. */
  readonly names: ReadonlyMap<string, string>
}

const NOTHING: Known = { here: new Set(), names: new Map() }

export function useWhoWhen(heads: readonly Head[]): (head: Head) => string {
  const store = useStore()
  const { rid, personId } = useEditing()
  const mids = heads.map((head) => head.mid).join(' ')
  const ask = () =>
    store.port.read(['outbox', 'journal', 'reviews'], async (rows): Promise<Known> => {
      const team = (await rows.get('reviews', rid))?.summary.team ?? []
      return {
        here: await madeHere(rows, mids.split(' ')),
        names: new Map(team.map((each) => [each.personId, each.name])),
      }
    })
  const { here, names } = useLive(store, ask, [rid, mids]) ?? NOTHING
  const who = ({ mid, by, merge }: Head) => {
    if (merge) return words.answers.merged
    if (here.has(mid)) return words.answers.here
    return by === personId ? words.answers.elsewhere : (names.get(by) ?? words.answers.another)
  }
  return (head) => `${who(head)}, ${whenWords(head.at, new Date())}`
}

async function madeHere(rows: Rows, mids: readonly string[]): Promise<ReadonlySet<string>> {
  const here = new Set<string>()
  for (const mid of mids) if ((await rows.get('outbox', mid)) ?? (await rows.get('journal', mid))) here.add(mid)
  return here
}
