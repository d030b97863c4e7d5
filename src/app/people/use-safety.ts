/** The team board's facts: devices from the server, statuses and this device's own id from the tablet. */
import type { Devices } from '#domain/custody/wire.ts'
import { shownValue } from '#domain/custody/state.ts'
import type { ReviewDetail } from '#domain/api.ts'
import { REVIEW, statusField } from '#domain/moderation/review-document.ts'
import { evaluationStatus } from '#domain/people.ts'
import { useQueue, useSignedIn, useStore, useView } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import { type ServerView, useServer } from '#app/sync/server-query.ts'
import { type PersonSafety, safetyOf } from './safety.ts'

export interface Safety {
  readonly server: ServerView<Devices>
  /** Undefined until the server has answered once. */
  readonly people: readonly PersonSafety[] | undefined
  /** How many changes of this review wait on this device. */
  readonly waitingHere: number
}

export function useSafety(review: ReviewDetail): Safety {
  const store = useStore()
  const me = useSignedIn()?.id ?? ''
  const device = useLive(store, () => store.port.read(['meta'], (rows) => rows.get('meta', 'device')), [])
  const decisions = useView(review.id, REVIEW)
  const server = useServer('devices', { params: { rid: review.id } })
  const waitingHere = useQueue().filter((item) => item.rid === review.id).length
  const fields = decisions.status === 'ready' ? decisions.fields : new Map()
  const people =
    server.answer &&
    safetyOf(review.team, server.answer, {
      me,
      thisDevice: device?.key === 'device' ? device.id : null,
      isLead: review.myRole === 'LR',
      statusOf: (personId) => evaluationStatus.safeParse(shownValue(fields, statusField(personId))).data ?? 'draft',
    })
  return { server, people, waitingHere }
}
