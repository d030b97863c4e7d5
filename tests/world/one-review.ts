/**
 * One reviewer, one review and what a test of the exchange does with them again and again: write a field, look at what
 * waits and what is shown, and come between a request and its answer.
 */
import { v7 } from 'uuid'
import { type Json, byCodeUnits } from '#domain/custody/canonical.ts'
import { isFault } from '#app/store/faults.ts'
import type { Device } from './device.ts'
import type { Meddle } from './small-server.ts'

export const AMINA = '01939f3a-0000-7000-8000-00000000000a'
export const RID = '01939f3a-0000-7000-8000-000000000001'
export const DOC = `evaluation/${AMINA}`
export const ESTIMATE = 'areas/leadership/estimate'
export const text = (n: number) => `areas/leadership/went-well/p${n}/text`

export const on =
  (ending: string, meddle: Meddle): Meddle =>
  (request, through) =>
    request.path.endsWith(ending) ? meddle(request, through) : undefined
export const push = (meddle: Meddle) => on('/journal', meddle)
export const times =
  (count: number, meddle: Meddle): Meddle =>
  (request, through) =>
    count-- > 0 ? meddle(request, through) : undefined

/** Answers the id of the write. */
export async function write(target: Device, field: string, value: Json, seen: readonly string[] = [], rid = RID) {
  const change = { doc: DOC, field, value, seen: seen.map((mid) => ({ mid })), session: v7() }
  const outcome = await target.store.save(rid, [change])
  if (isFault(outcome)) throw new Error(outcome.fault)
  return outcome.saved[0]!.mid
}

const outbox = ({ port }: Device) => port.read(['outbox'], (rows) => rows.ofReview('outbox', RID))
export const journal = ({ port }: Device) => port.read(['journal'], (rows) => rows.ofReview('journal', RID))
export const waiting = async (target: Device) => (await outbox(target)).map((row) => row.mid)

/** What is shown of a field, in an order of its own. */
export async function values(target: Device, field: string) {
  const view = await target.store.view(RID, DOC)
  if (view.status !== 'ready') throw new Error(view.status)
  return (view.fields.get(field) ?? []).map((head) => head.value as string).toSorted(byCodeUnits)
}
