/**
 * Entries that are kept but not applied. Their author is shown them, under the document that they were meant for
 * as far as that can be told, until they are applied after all or let go; the store keeps them in any case.
 */
import type { JsonObject } from '#domain/custody/canonical.ts'
import { MAX_CTX } from '#domain/custody/entry.ts'
import { documentName, fieldName } from '#domain/custody/grammar.ts'
import type { HeldEntry } from '#domain/custody/wire.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import type { Tx } from '#server/context.ts'
import { IS_HELD } from '#server/db/held.ts'
import { isIn, statement } from '#server/db/statement.ts'
import { type Ledger, heldMoved } from './ledger.ts'
import { putDown } from './putting-down.ts'

/** Where an entry belongs, as it says itself; what says nothing that can be understood belongs to `review`. */
export function placeOf(entry: JsonObject): { readonly doc: string; readonly field: string | null } {
  const write = memberOf(entry, 'write')
  const target = memberOf(memberOf(memberOf(entry, 'command'), 'targets'), '0')
  const doc = documentName.safeParse(memberOf(write ?? target, 'doc'))
  if (!doc.success) return { doc: REVIEW, field: null }
  const field = fieldName.safeParse(memberOf(write, 'field'))
  return { doc: doc.data, field: field.success ? field.data : null }
}

/** The mids that a write names, as it says itself. */
export function namedBy(entry: JsonObject): readonly string[] {
  const ctx = memberOf(memberOf(entry, 'write'), 'ctx')
  return Array.isArray(ctx) && ctx.length <= MAX_CTX ? ctx.filter((mid) => typeof mid === 'string') : []
}

function memberOf(value: unknown, member: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, member)) return undefined
  return (value as JsonObject)[member]
}

/** What is held of a person's, by the document that it is shown under, in the order of its arrival. */
export async function heldOf(
  tx: Tx,
  reviewId: string,
  personId: string,
  docs: readonly string[],
): Promise<ReadonlyMap<string, readonly HeldEntry[]>> {
  const rows = await heldUnder(tx, { reviewId, personId, docs })
  const entries = rows.map((row) => {
    const { doc, mid, reason, body, received_at: receivedAt, fields } = row
    const entry = JSON.parse(body) as HeldEntry['entry']
    const held: HeldEntry = { mid, reason: reason!, by: personId, entry, receivedAt }
    return { doc, held: fields === null ? held : { ...held, fields: JSON.parse(fields) as string[] } }
  })
  const byDoc = Map.groupBy(entries, (each) => each.doc)
  return new Map([...byDoc].map(([doc, group]) => [doc, group.map((each) => each.held)]))
}

const heldUnder = statement(
  (tx, { reviewId, personId, docs }: { reviewId: string; personId: string; docs: readonly string[] }) =>
    tx
      .selectFrom('entry')
      .where('review_id', '=', reviewId)
      .where('person_id', '=', personId)
      .where('outcome', '=', IS_HELD)
      .where('released_at', 'is', null)
      .where(isIn(tx, 'doc', docs))
      .select(['doc', 'mid', 'reason', 'body', 'received_at', 'fields'])
      .orderBy('seq'),
)

/** Whether an entry of this mid is held of a person's: one that has just been handed over, or one in the store. */
export async function isHeld({ tx, review, waiting }: Ledger, personId: string, mid: string): Promise<boolean> {
  if (waiting.entry.some((row) => row.mid === mid && row.person_id === personId && row.outcome === 'held')) return true
  const row = await tx
    .selectFrom('entry')
    .where('review_id', '=', review.id)
    .where('person_id', '=', personId)
    .where('mid', '=', mid)
    .where('outcome', '=', IS_HELD)
    .where('released_at', 'is', null)
    .select('mid')
    .executeTakeFirst()
  return row !== undefined
}

/** Lets a person's held entries of this mid go: they are no longer shown, and stay in the store. */
export async function release(ledger: Ledger, personId: string, mid: string): Promise<void> {
  await putDown(ledger)
  const { tx, review, at } = ledger
  const rows = await tx
    .updateTable('entry')
    .set({ released_at: at })
    .where('review_id', '=', review.id)
    .where('person_id', '=', personId)
    .where('mid', '=', mid)
    .where('outcome', '=', IS_HELD)
    .where('released_at', 'is', null)
    .returning('doc')
    .execute()
  for (const { doc } of rows) heldMoved(ledger, personId, doc)
}
