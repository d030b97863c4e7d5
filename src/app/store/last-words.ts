/**
 * A page that is reloaded or closed takes with it every database transaction that has not been committed, and one
 * that reads before it writes cannot be committed from inside the event that says goodbye. So what is being saved
 * just then is also written to the browser's quick memory, which is done before the call returns; the next start saves
 * it under the same ids, and whatever had been committed after all is found and not written twice.
 */
import { z } from 'zod'
import { canonicalJson } from '#domain/custody/canonical.ts'
import { documentName, fieldName, mid, uuid } from '#domain/custody/grammar.ts'
import { type DeviceMemory, read, write } from './device.ts'
import type { Rows } from './port.ts'
import type { Begun, Change } from './store.ts'

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

/**
 * Forgets a save that is durable now, and what was begun before it in the same fields at the same sitting: a save that
 * failed is not tried again as it was, and its words must not come back against those that followed them.
 */
export function forgetLastWords(memory: DeviceMemory, personId: string, durable: Begun): void {
  const kept = lastWords(memory, personId)
  if (kept.length === 0) return
  const left = kept.map((each) => without(each, (change) => each.rid === durable.rid && isIn(durable, change)))
  write(
    memory,
    keyOf(personId),
    left.filter(({ mids }) => mids.length > 0),
  )
}

const isIn = ({ changes }: Begun, { doc, field, session }: Change) =>
  changes.some((each) => each.doc === doc && each.field === field && each.session === session)

function without(begun: Begun, isDone: (change: Change) => boolean): Begun {
  const left = begun.changes
    .map((change, at) => ({ change, mid: begun.mids[at]! }))
    .filter((each) => !isDone(each.change))
  return { ...begun, changes: left.map((each) => each.change), mids: left.map((each) => each.mid) }
}

/**
 * What is still to be saved of a save that an earlier page had begun. A program that was killed may have saved more at
 * the same sitting and not have come to forget this: then it is older than what the device has.
 */
export async function stillOwed(rows: Rows, begun: Begun): Promise<Begun> {
  const known = [...(await rows.ofReview('outbox', begun.rid)), ...(await rows.ofReview('journal', begun.rid))]
  return without(begun, ({ doc, field, session, seen }) => {
    const sitting = known.filter((row) => row.session === session && row.doc === doc && row.write?.field === field)
    return sitting.some(({ mid: id, write: stored }) => {
      const then = seen.find((each) => each.mid === id)
      return !then || (then.value !== undefined && canonicalJson(then.value) !== canonicalJson(stored!.value))
    })
  })
}
