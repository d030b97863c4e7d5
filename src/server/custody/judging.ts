/**
 * Judges one entry by the facts of now and applies it where it holds: a write joins its field, a command is
 * decided and what it decides is written into the document `review`. The same way is taken when an entry is handed
 * over and when a held one is judged again.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { type CommandEntry, type Entry, type HeldReason, type WriteEntry, isWrite } from '#domain/custody/entry.ts'
import { judgeWrite } from '#domain/custody/judge.ts'
import type { Outcome } from '#domain/custody/wire.ts'
import type { Effect } from '#domain/moderation/rule.ts'
import { reviewAfter } from '#domain/moderation/review-after.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import type { Actor } from '#domain/people.ts'
import { type Ledger, applyWrite, documentOf, fieldOf } from './ledger.ts'
import { presentOf, sectionsOf } from './present.ts'
import { putDown } from './putting-down.ts'
import { isHeld } from './held.ts'

export interface Judged {
  readonly outcome: Outcome
  readonly reason: HeldReason | null
  readonly fields: readonly string[] | null
  /** What of the review was touched: fields by document. */
  readonly touched: readonly (readonly [doc: string, field: string])[]
  /** What an applied command asks for once it has its place in the journal. */
  readonly effects: readonly Effect[]
}

interface Circumstances {
  readonly actor: Actor
  readonly seq: number
  readonly receivedAt: string
}

export function held(reason: HeldReason, fields: readonly string[] | null = null): Judged {
  return { outcome: 'held', reason, fields, touched: [], effects: [] }
}

/** Judges an entry; if it holds, it is applied under `seq`. */
export function judge(ledger: Ledger, entry: Entry, circumstances: Circumstances): Promise<Judged> {
  return isWrite(entry) ? write(ledger, entry, circumstances) : command(ledger, entry, circumstances)
}

async function write(ledger: Ledger, entry: WriteEntry, { actor, seq, receivedAt }: Circumstances): Promise<Judged> {
  const { doc, field, value, ctx } = entry.write
  const { review, framework } = ledger
  const firstAuthor = (await documentOf(ledger, doc))?.firstAuthor ?? null
  const reason = judgeWrite(entry.write, { actor, review, framework, firstAuthor })
  if (reason) return held(reason)
  const { mid, at } = entry
  if ((await fieldOf(ledger, doc, field, [mid, ...ctx])).known.has(mid)) return held('invalid')
  const outcome = await applyWrite(ledger, { doc, field, value, ctx, mid, at, seq, receivedAt, by: actor.personId })
  return { outcome, reason: null, fields: null, touched: [[doc, field]], effects: [] }
}

async function command(
  ledger: Ledger,
  entry: CommandEntry,
  { actor, seq, receivedAt }: Circumstances,
): Promise<Judged> {
  const { context, tx, review, framework } = ledger
  if ((await decidedIn(ledger)).has(entry.mid)) return held('invalid')
  const decision = await ledger.carryOut({
    context,
    tx,
    review,
    framework,
    actor,
    present: (doc) => presentOf(ledger, doc),
    sections: () => sectionsOf(ledger),
    isHeld: (mid) => isHeld(ledger, actor.personId, mid),
    command: entry.command,
    seq,
    at: receivedAt,
  })
  if (decision.outcome === 'held') return held(decision.reason, decision.fields)
  const { mid, at } = entry
  await decideFields(ledger, decision.decides, { mid, at, seq, receivedAt, by: actor.personId })
  const touched = decision.decides.map(([field]) => [REVIEW, field] as const)
  return { outcome: 'applied', reason: null, fields: null, touched, effects: decision.effects }
}

/** Writes what was decided into the document `review`, in place of what stood there. */
export async function decideFields(
  ledger: Ledger,
  decides: readonly (readonly [field: string, value: Json])[],
  by: {
    readonly mid: string
    readonly by: string
    readonly at: string
    readonly seq: number
    readonly receivedAt: string
  },
): Promise<void> {
  for (const [field, value] of decides) {
    const { heads, asked } = await fieldOf(ledger, REVIEW, field, [])
    // Only decisions write here, each under its own mid, and they name nothing but heads.
    asked.add(by.mid)
    await applyWrite(ledger, { doc: REVIEW, field, value, ctx: [...heads], ...by })
  }
  if (decides.length === 0) return
  ledger.decided?.add(by.mid)
  ledger.review = reviewAfter(ledger.review, decides, by.by)
  ledger.moved.rights = true
}

/** Two people's commands under one mid: the first has it, since its fields are known by it. */
async function decidedIn(ledger: Ledger): Promise<ReadonlySet<string>> {
  if (ledger.decided) return ledger.decided
  await putDown(ledger)
  const rows = await ledger.tx
    .selectFrom('write')
    .where('review_id', '=', ledger.review.id)
    .where('doc', '=', REVIEW)
    .select('mid')
    .execute()
  ledger.decided = new Set(rows.map((row) => row.mid))
  return ledger.decided
}
