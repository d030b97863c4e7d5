/**
 * What has been decided in a review, as this device knows it: the server's documents, and this person's own decisions that
 * wait to be sent, carried out by the very rules that the server will ask. Only lazy screens import it: the rules of
 * moderation have no place in the first load.
 */
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { type Fields, shownHead, shownValue } from '#domain/custody/state.ts'
import type { Framework } from '#domain/framework/define.ts'
import { type Unanswered, foresee } from '#domain/moderation/foresee.ts'
import { CLOSED_FIELD, REVIEW, STATE_FIELD, statusField } from '#domain/moderation/review-document.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { type Actor, type EvaluationStatus, type ReviewFacts, evaluationStatus, reviewState } from '#domain/people.ts'
import { sectionsOf } from '#domain/report/sections.ts'
import { takenIn } from './refused.ts'
import type { OutboxRow } from './rows.ts'
import type { Store, View } from './store.ts'

export interface Decided {
  /** What the next decision is made upon: with everything that waits to be sent carried out. */
  readonly facts: CommandFacts
  /** The document `review`, the team's evaluations and, where they are asked for, the sections of the report. */
  readonly views: ReadonlyMap<string, View>
}

const NOTHING: Fields = new Map()

export interface Deciding {
  readonly review: ReviewDetail
  readonly framework: Framework
  readonly actor: Actor
  /** Whether what is decided is upon the report: its sections are read only then. */
  readonly onReport?: boolean
}

export async function decidedIn(
  store: Store,
  { review, framework, actor, onReport = false }: Deciding,
): Promise<Decided> {
  const own = evaluationOf(actor.personId)
  const sections = onReport ? sectionsOf(framework) : []
  const docs = [REVIEW, ...review.team.map(({ personId }) => evaluationOf(personId)), ...sections]
  // The queue before the documents: what is sent meanwhile is then in both, and deciding it twice comes to the same.
  const { commands, evaluation } = await store.port.read(['outbox', 'documents'], async (rows) => ({
    commands: await rows.commandsOf(review.id),
    evaluation: await takenIn(rows, review.id, own),
  }))
  const found = await Promise.all(docs.map((doc) => store.view(review.id, doc)))
  const views = new Map(docs.map((doc, at) => [doc, found[at]!]))
  const fieldsOf = (doc: string): Fields => {
    const view = views.get(doc)
    return doc === own ? evaluation : view?.status === 'ready' ? view.fields : NOTHING
  }
  const decided = fieldsOf(REVIEW)
  const facts = reviewFacts(review, decided)
  const standing: CommandFacts = {
    actor,
    review: facts,
    framework,
    peers: review.team.filter(({ role }) => role === 'PR').map(({ personId }) => personId),
    evaluation,
    submitted: new Map(
      [...facts.statuses]
        .filter(([, status]) => status !== 'draft')
        .map(([personId]) => [personId, fieldsOf(evaluationOf(personId))]),
    ),
    sections: new Map(sections.map((doc) => [doc, fieldsOf(doc)] as const).filter(([, fields]) => fields.size > 0)),
    decided,
    hashOf: (doc, path) => {
      const fields = fieldsOf(doc)
      if (fields.size === 0) return null
      const heads = [...fields].map(([field, each]) => [field, each.map(({ mid }) => mid)] as const)
      return stateHash(heads, path, store.sha256)
    },
    holds: (mid) => found.some((view) => view.status === 'ready' && view.held.some((held) => held.mid === mid)),
  }
  return { facts: foresee(standing, commands.flatMap(asUnanswered)), views }
}

/** A hub manager decides nothing in a review, so the hub does not matter here. */
function reviewFacts(review: ReviewDetail, decided: Fields): ReviewFacts {
  const statuses = review.team.map(({ personId }): [string, EvaluationStatus] => [
    personId,
    evaluationStatus.safeParse(shownValue(decided, statusField(personId))).data ?? 'draft',
  ])
  return {
    id: review.id,
    schoolId: review.school.id,
    hubId: '',
    state: reviewState.safeParse(shownValue(decided, STATE_FIELD)).data ?? review.state,
    statuses: new Map(statuses),
    closedBy: shownHead(decided, CLOSED_FIELD)?.by ?? null,
  }
}

const asUnanswered = ({ mid, by, at, command }: OutboxRow): Unanswered[] => (command ? [{ mid, by, at, command }] : [])
