/**
 * Carries out commands. The domain decides; here the facts are read that it decides upon, in the command's own
 * transaction, and what a decision means outside the document `review` is done: a submit leaves a snapshot, which
 * is all that others will read of the evaluation, and a recall takes it away again.
 */
import type { Command } from '#domain/custody/entry.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import type { Framework } from '#domain/framework/define.ts'
import { type Decision, type Effect, decide } from '#domain/moderation/commands.ts'
import type { Actor, ReviewFacts } from '#domain/people.ts'
import type { Context, Tx } from '#server/context.ts'
import { peopleWith } from '#server/db/actors.ts'
import { type StoredFields, midsOf, readHeads } from '#server/db/heads.ts'
import { dropSnapshot, takeSnapshot } from './snapshots.ts'

interface Ask {
  readonly context: Context
  readonly tx: Tx
  readonly review: ReviewFacts
  readonly framework: Framework
  readonly actor: Actor
  readonly command: Command
  readonly seq: number
  readonly at: string
}

export async function carryOut(ask: Ask): Promise<Decision> {
  const { context, tx, review, framework, actor, command } = ask
  const own = evaluationOf(actor.personId)
  const evaluation: StoredFields = (await readHeads(tx, review.id, [own])).get(own) ?? new Map()
  const held = await heldMids(ask)
  const mids = midsOf(evaluation)
  const decision = decide(command, {
    actor,
    review,
    framework,
    peers: await peopleWith(tx, review.id, 'PR'),
    evaluation,
    hashOf: (doc, path) => (doc === own ? stateHash(mids, path, context.sha256) : null),
    holds: (mid) => held.has(mid),
  })
  if (decision.outcome === 'applied') for (const effect of decision.effects) await follow(ask, effect, evaluation)
  return decision
}

/** What follows for the held entries themselves is custody's, which keeps them. */
async function follow({ context, tx, review, seq, at }: Ask, effect: Effect, evaluation: StoredFields): Promise<void> {
  switch (effect.effect) {
    case 'submit':
      return takeSnapshot(
        tx,
        { review: review.id, doc: evaluationOf(effect.personId), seq, at },
        evaluation,
        context.sha256,
      )
    case 'recall':
      return dropSnapshot(tx, review.id, evaluationOf(effect.personId))
    case 'release':
    case 'judge-held-again':
      return
  }
}

/** Of the mids that the command names, those that are held of its author's. */
async function heldMids({ tx, review, actor, command: { args } }: Ask): Promise<ReadonlySet<string>> {
  const mid = args['mid']
  if (typeof mid !== 'string') return new Set()
  const rows = await tx
    .selectFrom('entry')
    .where('review_id', '=', review.id)
    .where('person_id', '=', actor.personId)
    .where('mid', '=', mid)
    .where('outcome', '=', 'held')
    .where('released_at', 'is', null)
    .select('mid')
    .execute()
  return new Set(rows.map((row) => row.mid))
}
