/**
 * Everything that the page "Submitted evaluations" shows, gathered: evaluations and decisions from this device, so
 * that they are there without a connection; progress from the server, which alone knows it.
 */
import type { Progress, ReviewDetail } from '#domain/api/reviews.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { type Fields, shownHead, shownValue } from '#domain/custody/state.ts'
import type { Framework } from '#domain/framework/define.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import { REVIEW, STATE_FIELD, statusField } from '#domain/moderation/review-document.ts'
import { evaluationStatus, reviewState, type ReviewState } from '#domain/people.ts'
import { useQueue, useSignedIn } from '#app/store/hooks.ts'
import { type ServerView, useServer } from '#app/sync/server-query.ts'
import { type Column, columnsOf, readable } from './column.ts'
import { nominationsIn } from './excellence.ts'
import type { Nomination } from './nominations.ts'
import { rightsOf } from './rights.ts'
import { type Views, useViews } from './use-views.ts'

export interface Submitted {
  readonly framework: Framework
  readonly state: ReviewState
  readonly columns: readonly Column[]
  readonly nominations: readonly Nomination[]
  readonly readsOthers: boolean
  readonly progress: ServerView<Progress>
  /** Names of reviewers whose evaluation on this device cannot be read. */
  readonly damaged: readonly string[]
  /** The commands of this review that wait to be sent. */
  readonly waiting: readonly string[]
}

const NO_FIELDS: Fields = new Map()

/** Null until this device has been asked. */
export function useSubmitted(review: ReviewDetail): Submitted | null {
  const person = useSignedIn()
  const evaluations = useViews(
    review.id,
    review.team.map((member) => evaluationOf(member.personId)),
  )
  const decided = useViews(review.id, [REVIEW])
  const nominated = useViews(review.id, review.nominations)
  const waiting = useQueue()
    .filter((item) => item.rid === review.id && item.doc === null)
    .map((item) => item.what)
  const decisions = decided ? fieldsOf(decided, REVIEW) : NO_FIELDS
  const state = reviewState.safeParse(shownValue(decisions, STATE_FIELD)).data ?? review.state
  const { readsOthers, seesProgress } = rightsOf(person, review, state, (each) => standingOf(decisions, each).status)
  const progress = useServer('progress', { params: { rid: review.id } }, { enabled: seesProgress })
  if (!evaluations || !decided || !nominated) return null

  const framework = frameworkOf(review.framework)
  const columns = columnsOf(review.team, {
    me: person?.id ?? '',
    readsOthers,
    standingOf: (personId) => standingOf(decisions, personId),
    evaluationOf: (personId) => fieldsOf(evaluations, evaluationOf(personId)),
    progress: progress.answer,
  })
  return {
    framework,
    state,
    columns,
    readsOthers,
    nominations: nominationsOf(review, columns, nominated),
    progress,
    damaged: review.team
      .filter((member) => evaluations.get(evaluationOf(member.personId))?.status === 'damaged')
      .map((member) => member.name),
    waiting,
  }
}

function fieldsOf(views: Views, doc: string): Fields {
  const view = views.get(doc)
  return view?.status === 'ready' ? view.fields : NO_FIELDS
}

function standingOf(decisions: Fields, personId: string) {
  const head = shownHead(decisions, statusField(personId))
  const status = evaluationStatus.safeParse(head?.value).data ?? 'draft'
  return { status, since: head?.receivedAt ?? head?.at ?? null }
}

function nominationsOf(review: ReviewDetail, columns: readonly Column[], nominated: Views): readonly Nomination[] {
  const listed = review.nominations.map((doc) => doc.slice('nomination/'.length))
  const answered = nominationsIn(readable(columns).map((column) => column.read))
  return [...new Set([...listed, ...answered])].map((id) => {
    const title = shownValue(fieldsOf(nominated, `nomination/${id}`), 'title')
    return { id, title: typeof title === 'string' && title.trim() !== '' ? title : null }
  })
}
