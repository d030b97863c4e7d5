/**
 * Where a person's own evaluation stands, as a review's card says it: from this device alone, with a decision that
 * still waits to be sent counted as made, since that is how its author thinks of it.
 */
import { shownHead } from '#domain/custody/state.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { openQuestions } from '#domain/evaluation/questions.ts'
import type { Framework } from '#domain/framework/define.ts'
import { statusField, unanswered } from '#domain/moderation/review-document.ts'
import type { ReviewState } from '#domain/people.ts'
import type { EvaluationStanding, View } from '#app/store/store.ts'

export interface OwnStanding {
  /** `unknown` while this device cannot tell: nothing has come here yet, or it cannot be read. */
  readonly kind: 'unknown' | 'not-begun' | 'draft' | 'recalled' | 'submitted' | 'returned'
  /** The submit or recall has not been sent yet. */
  readonly waiting: boolean
  /** When it was handed in or returned, as the server received it; null while that is not known. */
  readonly since: string | null
  /** What waits for the person's own choice: questions of the evaluation, and changes that were not applied. */
  readonly questions: number
  readonly state: ReviewState
  /** How many points of the school's check wait for an answer. */
  readonly unanswered: number
}

export interface Sources {
  readonly personId: string
  readonly framework: Framework
  readonly standing: EvaluationStanding
  /** The document `review`. */
  readonly decisions: View
  readonly own: View
  readonly downloaded: boolean
  /** How many of the person's changes to this review the server keeps without applying them. */
  readonly held: number
}

export function ownStanding(sources: Sources): OwnStanding {
  const { personId, framework, standing, own, held } = sources
  const { status, waiting, state } = standing
  const questions = own.status === 'ready' ? openQuestions(framework, evaluationOf(personId), own.fields).length : 0
  const decided = decision(sources)
  return {
    kind: status === 'draft' ? draftKind(sources, decided !== null) : status,
    waiting,
    since: waiting || status === 'draft' ? null : (decided?.receivedAt ?? decided?.at ?? null),
    questions: questions + held,
    state,
    unanswered: sources.decisions.status === 'ready' ? unanswered(sources.decisions.fields) : 0,
  }
}

function draftKind({ own, downloaded }: Sources, wasDecided: boolean): OwnStanding['kind'] {
  // A draft about which something has been decided before has been handed in and taken back.
  if (wasDecided) return 'recalled'
  if (own.status === 'damaged') return 'unknown'
  if (own.fields.size > 0) return 'draft'
  return downloaded ? 'not-begun' : 'unknown'
}

function decision({ decisions, personId }: Sources) {
  return decisions.status === 'ready' ? shownHead(decisions.fields, statusField(personId)) : null
}
