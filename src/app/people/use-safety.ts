/**
 * The team board's facts: devices from the server, statuses and this device's own id from the tablet. Whether others
 * are shown at all is asked of the policy, so that an empty answer is never read as "nothing is missing".
 */
import type { Devices } from '#domain/custody/wire.ts'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { REVIEW, STATE_FIELD, statusField } from '#domain/moderation/review-document.ts'
import { evaluationStatus, type Grant, reviewState, type ReviewState } from '#domain/people.ts'
import { may } from '#domain/policy.ts'
import type { SignedIn } from '#app/store/device.ts'
import { useQueue, useSignedIn, useStore, useView } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import { type ServerView, useServer } from '#app/sync/server-query.ts'
import { type PersonSafety, safetyOf } from './safety.ts'
import { useKnownPeople } from './use-known-people.ts'

export interface Safety {
  readonly server: ServerView<Devices>
  /** Undefined until the server has answered once. */
  readonly people: readonly PersonSafety[] | undefined
  readonly seesOthers: boolean
  /** How many changes of this review wait on this device. */
  readonly waitingHere: number
}

export function useSafety(review: ReviewDetail): Safety {
  const store = useStore()
  const person = useSignedIn()
  const device = useLive(store, () => store.port.read(['meta'], (rows) => rows.get('meta', 'device')), [])
  const decisions = useView(review.id, REVIEW)
  const known = useKnownPeople(review)
  const server = useServer('devices', { params: { rid: review.id } })
  const waitingHere = useQueue().filter((item) => item.rid === review.id).length
  const fields: Fields = decisions.status === 'ready' ? decisions.fields : new Map()
  const state = reviewState.safeParse(shownValue(fields, STATE_FIELD)).data ?? review.state
  const seesOthers = person !== null && seesTeam(person, review, state)
  const people =
    server.answer &&
    known &&
    safetyOf(review.team, server.answer, {
      me: person?.id ?? '',
      thisDevice: device?.key === 'device' ? device.id : null,
      seesOthers,
      isLead: review.myRole === 'LR',
      statusOf: (personId) => evaluationStatus.safeParse(shownValue(fields, statusField(personId))).data ?? 'draft',
      ...known,
    })
  return { server, people, seesOthers, waitingHere }
}

function seesTeam(person: SignedIn, { id, school }: ReviewDetail, state: ReviewState): boolean {
  const actor = { personId: person.id, grants: person.roles as readonly Grant[] }
  const facts = { id, schoolId: school.id, hubId: '', state, statuses: new Map() }
  return may(actor, 'evaluation.progress', { review: facts })
}
