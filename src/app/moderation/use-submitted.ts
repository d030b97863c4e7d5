/**
 * Everything that the page "Submitted evaluations" shows, gathered: evaluations and decisions from this device, so
 * that they are there without a connection; progress from the server, which alone knows it.
 */
import { useMemo } from 'react'
import type { Progress, ReviewDetail } from '#domain/api/reviews.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { type Fields, shownHead, shownValue } from '#domain/custody/state.ts'
import type { Framework } from '#domain/framework/define.ts'
import { STATE_FIELD, statusField } from '#domain/moderation/review-document.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { type ReviewState, statusOf } from '#domain/people.ts'
import { useSignedIn } from '#app/store/hooks.ts'
import { type ServerView, useServer } from '#app/sync/server-query.ts'
import { useIsAsked } from '#app/writing/kept-words.ts'
import { type Column, columnsOf, readable } from './column.ts'
import { nominationsIn } from './excellence.ts'
import type { Nomination } from './nominations.ts'
import { rightsOf } from './rights.ts'
import { useDecided } from './use-decided.ts'
import { type Views, useViews } from './use-views.ts'

export interface Submitted {
  readonly framework: Framework
  /** What the next decision is made upon, and what has been decided, with what waits to be sent. */
  readonly facts: CommandFacts
  readonly state: ReviewState
  /** The review's state was decided here and has not been sent. */
  readonly stateWaits: boolean
  readonly columns: readonly Column[]
  readonly nominations: readonly Nomination[]
  readonly readsOthers: boolean
  readonly progress: ServerView<Progress>
  /** Names of reviewers whose evaluation on this device cannot be read. */
  readonly damaged: readonly string[]
}

const NO_FIELDS: Fields = new Map()

/** Null until this device has been asked, also for what has been typed for a decision. */
export function useSubmitted(review: ReviewDetail): Submitted | null {
  const person = useSignedIn()
  const found = useDecided(review)
  const isAsked = useIsAsked()
  const nominated = useViews(review.id, review.nominations)
  const state = found?.facts.review.state ?? review.state
  const { readsOthers, seesProgress } = rightsOf(person, review, state, (each) =>
    found ? statusOf(found.facts.review, each) : 'draft',
  )
  const progress = useServer('progress', { params: { rid: review.id } }, { enabled: seesProgress })
  const { answer } = progress
  const me = person?.id ?? ''
  // A key that is pressed draws the page again: what it shows is gathered only when it has changed.
  const gathered = useMemo(() => {
    if (!found || !nominated) return null
    const { facts, views } = found
    const columns = columnsOf(review.team, {
      me,
      readsOthers,
      standingOf: (personId) => {
        const head = shownHead(facts.decided, statusField(personId))
        return { status: statusOf(facts.review, personId), since: head?.receivedAt ?? head?.at ?? null }
      },
      evaluationOf: (personId) => fieldsOf(views, evaluationOf(personId)),
      progress: answer,
    })
    return {
      framework: facts.framework,
      facts,
      stateWaits: shownHead(facts.decided, STATE_FIELD)?.receivedAt === null,
      columns,
      nominations: nominationsOf(review, columns, nominated),
      damaged: review.team
        .filter((member) => views.get(evaluationOf(member.personId))?.status === 'damaged')
        .map((member) => member.name),
    }
  }, [review, found, nominated, me, readsOthers, answer])
  return isAsked && gathered ? { ...gathered, state, readsOthers, progress } : null
}

function fieldsOf(views: Views, doc: string): Fields {
  const view = views.get(doc)
  return view?.status === 'ready' ? view.fields : NO_FIELDS
}

function nominationsOf(review: ReviewDetail, columns: readonly Column[], nominated: Views): readonly Nomination[] {
  const listed = review.nominations.map((doc) => doc.slice('nomination/'.length))
  const answered = nominationsIn(readable(columns).map((column) => column.read))
  return [...new Set([...listed, ...answered])].map((id) => {
    const title = shownValue(fieldsOf(nominated, `nomination/${id}`), 'title')
    return { id, title: typeof title === 'string' && title.trim() !== '' ? title : null }
  })
}
