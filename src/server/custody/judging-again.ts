/**
 * Entries that were held are judged again on three occasions only: their review starts, their author is put on
 * it, or a newer server understands their schema. What holds now is applied under a new place in the count; any
 * other held entry waits for its author.
 */
import { type Envelope, type HeldReason, parseEntry } from '#domain/custody/entry.ts'
import type { Effect } from '#domain/moderation/rule.ts'
import type { Actor } from '#domain/people.ts'
import { actorsOf } from '#server/db/actors.ts'
import { IS_HELD } from '#server/db/held.ts'
import type { EntryRow } from '#server/db/schema.ts'
import { release } from './held.ts'
import { type Judged, held, judge } from './judging.ts'
import { type Ledger, heldMoved } from './ledger.ts'
import { putDown } from './putting-down.ts'

interface Which {
  readonly personId?: string
  readonly reason?: Extract<HeldReason, 'not-allowed' | 'future-schema'>
}

/** Judges again what was not allowed (or, after an upgrade, not understood), oldest first. */
export async function judgeHeldAgain(ledger: Ledger, { personId, reason = 'not-allowed' }: Which): Promise<void> {
  await putDown(ledger)
  const { tx, review } = ledger
  let query = tx
    .selectFrom('entry')
    .where('review_id', '=', review.id)
    .where('outcome', '=', IS_HELD)
    .where('reason', '=', reason)
    .where('released_at', 'is', null)
    .selectAll()
    .orderBy('seq')
  if (personId !== undefined) query = query.where('person_id', '=', personId)
  const rows = await query.execute()
  const actors = await actorsOf(tx, [...new Set(rows.map((row) => row.person_id))])
  const actorOf = new Map(actors.map((actor) => [actor.personId, actor]))
  for (const row of rows) await judgeOneAgain(ledger, row, actorOf.get(row.person_id)!)
}

async function judgeOneAgain(ledger: Ledger, row: EntryRow, actor: Actor): Promise<void> {
  const { context } = ledger
  const parsed = parseEntry(JSON.parse(row.body) as Envelope, context.entrySchema)
  const seq = ledger.seq + 1
  const judged =
    'held' in parsed
      ? held(parsed.held)
      : await judge(ledger, parsed.entry, { actor, seq, receivedAt: row.received_at })
  if (judged.outcome === 'held' && judged.reason === row.reason) return
  ledger.seq = seq
  await setJudged(ledger, row, judged)
  ledger.waiting.journal.push({
    review_id: row.review_id,
    seq,
    kind: 'judged-again',
    person_id: row.person_id,
    device: row.device,
    dseq: row.dseq,
    mid: row.mid,
    digest: row.sha256,
    outcome: judged.outcome,
    reason: judged.reason,
    at: ledger.at,
  })
  heldMoved(ledger, row.person_id, row.doc)
  for (const effect of judged.effects) if (effect.effect === 'release') await release(ledger, row.person_id, effect.mid)
}

async function setJudged({ tx, seq }: Ledger, row: EntryRow, { outcome, reason, fields }: Judged): Promise<void> {
  await tx
    .updateTable('entry')
    .set({ outcome, reason, fields: fields && JSON.stringify(fields), seq })
    .where('review_id', '=', row.review_id)
    .where('person_id', '=', row.person_id)
    .where('mid', '=', row.mid)
    .where('identity', '=', row.identity)
    .execute()
}

/** Carries out what an applied command asks of custody; the rest was done where it was decided. */
export async function followUp(ledger: Ledger, personId: string, effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) {
    if (effect.effect === 'release') await release(ledger, personId, effect.mid)
    if (effect.effect === 'judge-held-again') await judgeHeldAgain(ledger, {})
  }
}
