/**
 * Carries out commands. The domain decides; here the facts are read that it decides upon, in the command's own
 * transaction, and what a decision means outside the document `review` is done: a submit leaves a snapshot, which
 * is all that others will read of the evaluation, and a recall takes it away again.
 */
import type { Command } from '#domain/custody/entry.ts'
import { documentId, documentKind, evaluationOf } from '#domain/custody/grammar.ts'
import { type Sha256, stateHash } from '#domain/custody/hashes.ts'
import type { Framework } from '#domain/framework/define.ts'
import { decide } from '#domain/moderation/commands.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import type { Decision, Effect } from '#domain/moderation/rule.ts'
import type { Actor, ReviewFacts } from '#domain/people.ts'
import type { Context, Tx } from '#server/context.ts'
import { peopleWith } from '#server/db/actors.ts'
import { type StoredFields, midsOf } from '#server/db/heads.ts'
import { dropSnapshot, readSubmitted, takeSnapshot } from './snapshots.ts'

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

export async function carryOut(ask: Ask): Promise<Decision> {
  const { context, tx, review, framework, actor, command } = ask
  const own = evaluationOf(actor.personId)
  const evaluation = await ask.present(own)
  const { mid } = command.args
  const held = typeof mid === 'string' && (await ask.isHeld(mid)) ? mid : null
  const { fields: decided } = await ask.present(REVIEW)
  // Nothing is judged upon what others have submitted before the moderation, or after it.
  const submitted = 'SR'.includes(review.state) ? await readSubmitted(tx, review.id) : new Map<string, StoredFields>()
  const given = (doc: string): Pick<Present, 'fields'> | null => {
    const fields = submitted.get(documentId(doc) ?? '')
    return fields && documentKind(doc) === 'evaluation' ? { fields } : null
  }
  const decision = decide(command, {
    actor,
    review,
    framework,
    peers: await peopleWith(tx, review.id, 'PR'),
    evaluation: evaluation.fields,
    submitted,
    decided,
    hashOf: (doc, path) => {
      const state = doc === own ? evaluation : given(doc)
      return state && hashAt(state, path, context.sha256)
    },
    holds: (asked) => asked === held,
  })
  if (decision.outcome === 'applied') for (const effect of decision.effects) await follow(ask, effect, evaluation)
  return decision
}

const hashAt = (
  { fields, hash }: { readonly fields: StoredFields; readonly hash?: string },
  path: string,
  sha256: Sha256,
) => (path === '' && hash !== undefined ? hash : stateHash(midsOf(fields), path, sha256))

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
