/**
 * Takes one entry: known already, it gets the receipt that it had; otherwise it is judged, and kept whatever the
 * judgement. Nothing that a person hands over is refused here, and nothing wrong in one entry holds up the next.
 */
import type { JsonObject } from '#domain/custody/canonical.ts'
import { type Envelope, parseEntry } from '#domain/custody/entry.ts'
import { type Hashed, hashEntry } from '#domain/custody/hashes.ts'
import type { Receipt } from '#domain/custody/wire.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import type { Actor } from '#domain/people.ts'
import type { Context } from '#server/context.ts'
import type { EntryRow } from '#server/db/schema.ts'
import { placeOf } from './held.ts'
import { followUp } from './judging-again.ts'
import { type Judged, held, judge } from './judging.ts'
import { type Ledger, heldMoved } from './ledger.ts'

/** An entry as it was sent, with its hashes. */
export interface Sent extends Hashed {
  readonly raw: Envelope & JsonObject
}

/** An entry that is in the store, with what has become of it. */
export interface Known extends Verdict, Pick<EntryRow, 'mid' | 'identity' | 'doc' | 'field'> {
  /** What it was answered, where it has been judged again since. */
  readonly first: Verdict | null
}

type Verdict = Pick<EntryRow, 'outcome' | 'reason' | 'fields' | 'seq'>

export interface Taking {
  readonly actor: Actor
  readonly device: string
  /** What this person has handed over before under the mids of this batch. */
  readonly known: Map<string, Known[]>
  /** Fields whose present heads the answer shows, by document; `null` stands for all of them. */
  readonly touched: Map<string, Set<string> | null>
}

export function hashed(raw: Envelope & JsonObject, { sha256 }: Pick<Context, 'sha256'>): Sent {
  return { raw, ...hashEntry(raw, sha256) }
}

/** Takes one entry and gives its receipt. */
export async function take(ledger: Ledger, taking: Taking, sent: Sent): Promise<Receipt> {
  const { mid, dseq } = sent.raw
  const known = taking.known.get(mid) ?? []
  const before = known.find((each) => each.identity === sent.identity)
  if (before) {
    touch(taking, before.doc, before.field)
    if (before.outcome === 'applied') taking.touched.set(REVIEW, null)
    return { mid, dseq, sha256: sent.sha256, replayed: true, ...saidOf(before.first ?? before) }
  }
  const place = placeOf(sent.raw)
  const seq = ledger.seq + 1
  const judged = known.length > 0 ? held('mid-reused') : await judgeNew(ledger, taking.actor, sent, seq)
  ledger.seq = seq
  const row = keep(ledger, taking, sent, { ...place, seq, reused: known.length > 0 ? 1 : 0 }, judged)
  taking.known.set(mid, [...known, { ...row, first: null }])
  touch(taking, row.doc, row.field)
  for (const [doc, field] of judged.touched) touch(taking, doc, field)
  if (judged.outcome === 'held') heldMoved(ledger, taking.actor.personId, row.doc)
  await followUp(ledger, taking.actor.personId, judged.effects)
  return { mid, dseq, sha256: sent.sha256, replayed: false, ...saidOf(row) }
}

async function judgeNew(ledger: Ledger, actor: Actor, { raw }: Sent, seq: number): Promise<Judged> {
  const parsed = parseEntry(raw, ledger.context.entrySchema)
  if ('held' in parsed) return held(parsed.held)
  return judge(ledger, parsed.entry, { actor, seq, receivedAt: ledger.at })
}

function keep(
  ledger: Ledger,
  { actor, device }: Taking,
  { raw, text, sha256, identity }: Sent,
  place: Pick<EntryRow, 'doc' | 'field' | 'seq' | 'reused'>,
  { outcome, reason, fields }: Judged,
): EntryRow {
  const { mid, dseq } = raw
  const who = { review_id: ledger.review.id, person_id: actor.personId }
  const verdict = { outcome, reason }
  const row: EntryRow = {
    ...who,
    ...place,
    ...verdict,
    mid,
    identity,
    sha256,
    device,
    dseq,
    received_at: ledger.at,
    body: text,
    fields: fields && JSON.stringify(fields),
    released_at: null,
  }
  ledger.waiting.entry.push(row)
  ledger.waiting.journal.push({
    ...who,
    ...verdict,
    seq: place.seq,
    kind: 'entry',
    device,
    dseq,
    mid,
    digest: sha256,
    at: ledger.at,
  })
  return row
}

function saidOf({ outcome, reason, fields, seq }: Verdict): Pick<Receipt, 'outcome' | 'reason' | 'fields' | 'seq'> {
  const said = { outcome, reason, seq }
  return fields === null ? said : { ...said, fields: JSON.parse(fields) as string[] }
}

function touch({ touched }: Taking, doc: string, field: string | null): void {
  const fields = touched.get(doc)
  if (fields === null) return
  const known = fields ?? new Set<string>()
  touched.set(doc, known)
  if (field !== null) known.add(field)
}
