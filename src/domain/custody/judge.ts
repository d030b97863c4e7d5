/**
 * Whether a write is applied or held, and why. Nothing is refused: a write that cannot be applied is kept with its
 * reason, and its author decides what becomes of it.
 */
import { fieldKind } from '#domain/evaluation/fields.ts'
import type { Framework } from '#domain/framework/define.ts'
import { kindAccepts } from '#domain/framework/kinds.ts'
import { type Actor, type ReviewFacts, statusOf } from '#domain/people.ts'
import { may, ownerOf, writeAction } from '#domain/policy.ts'
import { type Json, canonicalJson, depthOf, utf8Bytes } from './canonical.ts'
import type { HeldReason, Write } from './entry.ts'
import { documentKind } from './grammar.ts'

export interface WriteFacts {
  readonly actor: Actor
  readonly review: ReviewFacts
  readonly framework: Framework
  /** Whose first applied write made the document; null when this would be the first. */
  readonly firstAuthor: string | null
}

const UNKNOWN_DEPTH = 8
const UNKNOWN_BYTES = 65_536

/** Why a well-formed write is kept but not applied, or null when it is applied. */
export function judgeWrite(write: Write, facts: WriteFacts): HeldReason | null {
  const { actor, review, framework } = facts
  if (!valueFits(framework, write)) return 'invalid'
  const action = writeAction(write.doc)
  const owner = ownerOf(write.doc, facts.firstAuthor ?? actor.personId)
  if (action === null) return 'not-allowed'
  if (action === 'evaluation.write') return judgeEvaluation(actor, review, owner)
  // Everybody on the team reads a comment and may make one; what stands in it is said in its author's name.
  if (action === 'moderation.comment' && owner !== actor.personId) return 'not-allowed'
  return may(actor, action, { review, owner }) ? null : 'not-allowed'
}

/** One's own evaluation outside the times in which it may be written is locked, whatever the review's state. */
function judgeEvaluation(actor: Actor, review: ReviewFacts, owner: string | null): HeldReason | null {
  if (!may(actor, 'evaluation.read own', { review, owner })) return 'not-allowed'
  return evaluationIsOpen(review, actor.personId) ? null : 'locked'
}

/** Whether a reviewer's evaluation may be written now: before it is handed in, when returned, or when late. */
export function evaluationIsOpen(review: Pick<ReviewFacts, 'state' | 'statuses'>, personId: string): boolean {
  const status = statusOf(review as ReviewFacts, personId)
  switch (review.state) {
    case 'P':
    case 'F':
    case 'S':
      return status === 'draft'
    case 'R':
      return status === 'returned'
    default:
      return false
  }
}

function valueFits(framework: Framework, { doc, field, value }: Write): boolean {
  const kind = fieldKind(framework, doc, field)
  if (kind) return kindAccepts(kind, value)
  if (documentKind(doc) === 'review') return true
  return depthOf(value) <= UNKNOWN_DEPTH && isStorableJson(value) && utf8Bytes(canonicalJson(value)) <= UNKNOWN_BYTES
}

/** An engine may not alter what it keeps: no lone surrogate and no U+0000 anywhere, names of members included. */
function isStorableJson(value: Json): boolean {
  const text = canonicalJson(value)
  return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(text)
}
