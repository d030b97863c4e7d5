/**
 * A page that is reloaded or closed takes with it every database transaction that has not been committed, and one
 * that reads before it writes cannot be committed from inside the event that says goodbye. So what is being saved
 * just then is also written to the browser's quick memory, which is done before the call returns; the next start saves
 * it under the same ids, and whatever had been committed after all is found and not written twice.
 */
import { z } from 'zod'
import { documentName, fieldName, mid, uuid } from '#domain/custody/grammar.ts'
import { type DeviceMemory, read, write } from './device.ts'
import type { Change } from './store.ts'

/** A save that was begun: its changes, and the id that each becomes if it is not folded into an earlier one. */
export interface Begun {
  readonly rid: string
  readonly changes: readonly Change[]
  readonly mids: readonly string[]
}

const seen = z.object({ mid: uuid, value: z.json().optional() })
const change = z.looseObject({
  doc: documentName,
  field: fieldName,
  value: z.json(),
  seen: z.array(seen),
  session: z.string(),
})
const begun = z.object({ rid: uuid, changes: z.array(change), mids: z.array(mid) })

const keyOf = (personId: string) => `qar-last-words-${personId}`

/** What an earlier page could not finish saving; what cannot be understood is left where it is. */
export function lastWords(memory: DeviceMemory, personId: string): readonly Begun[] {
  const known = z.array(begun).safeParse(read(memory, keyOf(personId)))
  return known.success ? (known.data as unknown as Begun[]) : []
}

/** Done when it returns. A memory that is full or forbidden leaves what the transaction itself will do. */
export function keepLastWords(memory: DeviceMemory, personId: string, more: readonly Begun[]): void {
  if (more.length === 0) return
  const added = new Set(more.map(({ mids }) => mids[0]))
  const others = lastWords(memory, personId).filter(({ mids }) => !added.has(mids[0]))
  write(memory, keyOf(personId), [...others, ...more])
}

/** Forgets a save that is durable now. */
export function forgetLastWords(memory: DeviceMemory, personId: string, { mids }: Begun): void {
  const kept = lastWords(memory, personId)
  const left = kept.filter((each) => each.mids[0] !== mids[0])
  if (left.length < kept.length) write(memory, keyOf(personId), left)
}
