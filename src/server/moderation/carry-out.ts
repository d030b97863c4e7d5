/**
 * Carries out commands. The domain decides; here the facts are read that it decides upon, in the command's own
 * transaction, and what a decision means outside the document `review` is done: a submit leaves a snapshot, which
 * is all that others will read of the evaluation, a recall takes it away again, and whom it concerns is written to.
 */
import type { Json } from '#domain/custody/canonical.ts'
import type { Command } from '#domain/custody/entry.ts'
import { documentId, evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import type { Fields, Head } from '#domain/custody/state.ts'
import type { Framework } from '#domain/framework/define.ts'
import { decide } from '#domain/moderation/commands.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import { type Decision, type Effect, held } from '#domain/moderation/rule.ts'
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
  readonly sections: () => Promise<ReadonlyMap<string, StoredFields>>
  readonly isHeld: (mid: string) => Promise<boolean>
  readonly framework: Framework
  readonly actor: Actor
  readonly command: Command
  readonly seq: number
  readonly at: string
}

const NOTHING: StoredFields = new Map()

/** A version of the report, as a decision has it published. */
export interface Publication extends Pick<Ask, 'context' | 'tx' | 'review' | 'framework' | 'actor' | 'at'> {
  readonly version: number
  readonly reason: string | null
  /** The document `review` as the decision leaves it. */
  readonly decided: Fields
  readonly sections: ReadonlyMap<string, Fields>
}

/** Carries out what is decided; `publish` keeps a version of the report, in the same transaction, or says that it is none. */
export const carryingOut =
  (publish: (publication: Publication) => Promise<boolean>) =>
  async (ask: Ask): Promise<Decision> => {
    const { context, tx, review, framework, actor, command } = ask
    const own = evaluationOf(actor.personId)
    const evaluation = await ask.present(own)
    const { mid } = command.args
    const heldMid = typeof mid === 'string' && (await ask.isHeld(mid)) ? mid : null
    const { decided, submitted, sections } = await whatCounts(ask)
    const decision = decide(command, {
      actor,
      review,
      framework,
      peers: await peopleWith(tx, review.id, 'PR'),
      evaluation: evaluation.fields,
      submitted: new Map([...submitted].map(([doc, fields]) => [documentId(doc)!, fields])),
      sections,
      decided,
      hashOf: (doc, path) => {
        if (doc === own && path === '') return evaluation.hash
        const fields = doc === own ? evaluation.fields : (submitted.get(doc) ?? sections.get(doc))
        return fields ? stateHash(midsOf(fields), path, context.sha256) : null
      },
      holds: (asked) => asked === heldMid,
    })
    if (decision.outcome !== 'applied') return decision
    for (const effect of decision.effects) {
      if (effect.effect !== 'publish') await follow(ask, effect, evaluation)
      else {
        const decides = after(decided, decision.decides, actor.personId, ask.at)
        const isKept = await publish({ ...ask, ...effect, decided: decides, sections })
        // Nothing of it has been done: publishing is all that such a decision comes to.
        if (!isKept) return held('invalid')
      }
    }
    await tell(ask, decision.decides)
    return decision
  }

const NONE: ReadonlyMap<string, StoredFields> = new Map()

/** What was submitted is judged upon in the moderation alone, what stands in the report afterwards; elsewhere nobody need read it. */
async function whatCounts({ tx, review, present, sections }: Ask) {
  const inModeration = 'SR'.includes(review.state)
  const inReport = 'MCU'.includes(review.state)
  return {
    decided: inModeration || inReport ? (await present(REVIEW)).fields : NOTHING,
    submitted: inModeration ? await readSnapshots(tx, review.id) : NONE,
    sections: inReport ? await sections() : NONE,
  }
}

/** The document `review` with what has just been decided. */
function after(
  decided: Fields,
  decides: readonly (readonly [field: string, value: Json])[],
  by: string,
  at: string,
): Fields {
  const heads = decides.map(([field, value]): [string, readonly Head[]] => [
    field,
    [{ mid: '', by, value, at, receivedAt: at }],
  ])
  return new Map([...decided, ...heads])
}

/** What follows for the held entries themselves is custody's, which keeps them. */
async function follow(
  { tx, review, seq, at }: Ask,
  effect: Exclude<Effect, { effect: 'publish' }>,
  { hash }: Present,
): Promise<void> {
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
