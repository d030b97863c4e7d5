/**
 * Carries out commands. The domain decides; here the facts are read that it decides upon, in the command's own
 * transaction, and what a decision means outside the document `review` is done: a submit leaves a snapshot, which
 * is all that others will read of the evaluation, a recall takes it away again, and whom it concerns is written to.
 */
import type { Command } from '#domain/custody/entry.ts'
import { documentId, evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import type { Framework } from '#domain/framework/define.ts'
import { decide } from '#domain/moderation/commands.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import type { Decision, Effect } from '#domain/moderation/rule.ts'
import type { Actor, ReviewFacts } from '#domain/people.ts'
import type { Context, Tx } from '#server/context.ts'
import { peopleWith } from '#server/db/actors.ts'
import { type StoredFields, midsOf, readSnapshots } from '#server/db/heads.ts'
import { dropSnapshot, takeSnapshot } from './snapshots.ts'
import { tell } from './telling.ts'

interface Present {
  readonly fields: StoredFields
  readonly hash: string
}

interface Ask {
  readonly context: Context
  readonly tx: Tx
  readonly review: ReviewFacts
  /** A document as it stands, and the hash of all of it. */
  readonly present: (doc: string) => Promise<Present>
  readonly isHeld: (mid: string) => Promise<boolean>
  readonly framework: Framework
  readonly actor: Actor
  readonly command: Command
  readonly seq: number
  readonly at: string
}

const NOTHING: StoredFields = new Map()

export async function carryOut(ask: Ask): Promise<Decision> {
  const { context, tx, review, framework, actor, command } = ask
  const own = evaluationOf(actor.personId)
  const evaluation = await ask.present(own)
  const { mid } = command.args
  const held = typeof mid === 'string' && (await ask.isHeld(mid)) ? mid : null
  const { decided, submitted } = await inModeration(ask)
  const decision = decide(command, {
    actor,
    review,
    framework,
    peers: await peopleWith(tx, review.id, 'PR'),
    evaluation: evaluation.fields,
    submitted: new Map([...submitted].map(([doc, fields]) => [documentId(doc)!, fields])),
    decided,
    hashOf: (doc, path) => {
      if (doc === own && path === '') return evaluation.hash
      const fields = doc === own ? evaluation.fields : submitted.get(doc)
      return fields ? stateHash(midsOf(fields), path, context.sha256) : null
    },
    holds: (asked) => asked === held,
  })
  if (decision.outcome === 'held') return decision
  for (const effect of decision.effects) await follow(ask, effect, evaluation)
  await tell(ask, decision.decides)
  return decision
}

/** What was submitted and what was decided is judged upon in the moderation alone; elsewhere nobody need read it. */
async function inModeration({ tx, review, present }: Ask) {
  if (!'SR'.includes(review.state)) return { decided: NOTHING, submitted: new Map<string, StoredFields>() }
  return { decided: (await present(REVIEW)).fields, submitted: await readSnapshots(tx, review.id) }
}

/** What follows for the held entries themselves is custody's, which keeps them. */
async function follow({ tx, review, seq, at }: Ask, effect: Effect, { hash }: Present): Promise<void> {
  switch (effect.effect) {
    case 'submit':
      return takeSnapshot(tx, { review: review.id, doc: evaluationOf(effect.personId), seq, at, hash })
    case 'recall':
      return dropSnapshot(tx, review.id, evaluationOf(effect.personId))
    case 'release':
    case 'judge-held-again':
      return
  }
}
