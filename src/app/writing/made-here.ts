import type { Head } from '#domain/custody/state.ts'
import { whenWords } from '#app/shell/dates.ts'
import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import { words } from './words.ts'

const NOTHING: ReadonlySet<string> = new Set()

/** Who gave each answer and when, as a person reads it; the one given on this device is told apart from the others. */
export function useWhoWhen(heads: readonly Head[]): (head: Head) => string {
  const store = useStore()
  const mids = heads.map((head) => head.mid).join(' ')
  const ask = () =>
    store.port.read(['outbox', 'journal'], async (rows) => {
      const here = new Set<string>()
      for (const mid of mids.split(' ')) {
        if ((await rows.get('outbox', mid)) ?? (await rows.get('journal', mid))) here.add(mid)
      }
      return here
    })
  const here = useLive(store, ask, [mids]) ?? NOTHING
  return ({ mid, at }) =>
    `${here.has(mid) ? words.answers.here : words.answers.elsewhere}, ${whenWords(at, new Date())}`
}
