/**
 * Hands over what waits in one review, oldest first, until nothing is left or something is in the way. Each refusal
 * has one consequence, decided by its slug; none of them removes an entry.
 */
import { type Refusal, entryOf } from '#app/store/rows.ts'
import { MAX_BATCH_ENTRIES } from '#domain/custody/wire.ts'
import { acceptPush } from './accept.ts'
import type { Answered, CallFailure, CallResult } from './api-client.ts'
import { type Batch, takeBatch } from './batch.ts'
import { noteServerTime } from './clock.ts'
import { type Halt, type SyncContext, haltOf } from './context.ts'
import { takeNewDevice } from './fork.ts'

interface Course {
  /** Entries up to this number have left, or had their turn. */
  after: number
  /** Nothing waits but what has left. What is saved meanwhile is for the next exchange, and still one entry. */
  isAll: boolean
  most: number
  forks: number
  epochs: number
  done: number
  /** In the order in which they left. */
  readonly underWay: Sent[]
}

interface Sent {
  readonly batch: Batch
  /** Where the course stood before. */
  readonly after: number
  readonly result: Promise<CallResult<'push'>>
}

const MOST_FORKS = 3
const MOST_EPOCHS = 3
/** While an answer is stored, the server has the next to do. More at once would take connections that others need. */
const MOST_UNDER_WAY = 2

/** Null when everything that could be sent was. */
export async function pushReview(context: SyncContext, rid: string, again: boolean): Promise<Halt | null> {
  const course: Course = {
    after: 0,
    isAll: false,
    most: context.mostEntries ?? MAX_BATCH_ENTRIES,
    forks: 0,
    epochs: 0,
    done: 0,
    underWay: [],
  }
  for (;;) {
    while (course.underWay.length < MOST_UNDER_WAY && (await sendNext(context, rid, course, again))) continue
    const sent = course.underWay.shift()
    if (!sent) return null
    const result = await sent.result
    const next =
      'answer' in result
        ? await answered(context, rid, sent, result, course)
        : await refused(context, rid, sent, result, course)
    if (next !== 'go-on') return next
  }
}

/** Sends the next entries, if any may leave now. */
async function sendNext(context: SyncContext, rid: string, course: Course, again: boolean): Promise<boolean> {
  if (course.isAll) return false
  const { after, underWay } = course
  const beside = underWay.flatMap(({ batch }) => batch.rows)
  const batch = await takeBatch(context, rid, { ...course, again, beside })
  course.isAll = batch.rows.length === batch.waiting
  if (batch.rows.length === 0) return false
  const before = course.done + beside.length
  context.progress(before + batch.rows.length, before + batch.waiting)
  const body = {
    device: batch.device,
    person: context.personId,
    epoch: batch.epoch,
    entries: batch.rows.map(entryOf) as never,
  }
  underWay.push({ batch, after, result: context.api('push', { params: { rid }, body }) })
  course.after = batch.rows.at(-1)!.dseq
  return true
}

type Next = Halt | 'go-on'

async function answered(
  context: SyncContext,
  rid: string,
  { batch }: Sent,
  { answer, ageMs }: Answered<'push'>,
  course: Course,
): Promise<Next> {
  await noteServerTime(context, Date.parse(answer.serverTime) + (ageMs ?? 0))
  const { receipted, refilled } = await acceptPush(context, rid, batch, answer)
  course.done += receipted
  if (!refilled && receipted > 0) return 'go-on'
  await takeInRest(context, rid, course)
  if (!refilled) return { halt: 'captive' }
  course.epochs += 1
  turnBack(course, 0)
  return course.epochs > MOST_EPOCHS ? { halt: 'busy', problem: 'unexpected', retryAfter: null } : 'go-on'
}

/** What else is under way may have arrived: its answers are taken in before anything is sent again or numbered anew. */
async function takeInRest(context: SyncContext, rid: string, course: Course): Promise<void> {
  for (const { batch, result } of course.underWay.splice(0)) {
    const told = await result
    if ('answer' in told) course.done += (await acceptPush(context, rid, batch, told.answer)).receipted
  }
}

/** Entries above this number have their turn once more, as far as they still wait. */
function turnBack(course: Course, after: number): void {
  course.after = after
  course.isAll = false
}

/** What follows from a refusal. */
async function refused(
  context: SyncContext,
  rid: string,
  { batch, after }: Sent,
  failure: CallFailure,
  course: Course,
): Promise<Next> {
  await takeInRest(context, rid, course)
  turnBack(course, after)
  const single = batch.rows.length === 1
  if (!('problem' in failure)) return haltOf(failure)
  switch (failure.problem) {
    case 'batch-too-large':
    case 'body-too-large':
      if (single) return setAside(context, batch, 'too-large', course)
      course.most = Math.floor(batch.rows.length / 2)
      return 'go-on'
    case 'malformed':
      if (single) return setAside(context, batch, 'malformed', course)
      course.most = 1
      return 'go-on'
    case 'not-found':
      return setAside(context, batch, 'not-found', course)
    case 'device-forked':
      course.forks += 1
      if (course.forks > MOST_FORKS) return haltOf(failure)
      await takeNewDevice(context, batch.device)
      turnBack(course, 0)
      return 'go-on'
    default:
      return haltOf(failure)
  }
}

/** The entries stay, say why, and no longer stand in the way of those behind them. */
async function setAside(context: SyncContext, batch: Batch, why: Refusal, course: Course): Promise<Next> {
  await context.port.write(['outbox'], async (rows) => {
    for (const { mid } of batch.rows) {
      const row = await rows.get('outbox', mid)
      if (row) await rows.put('outbox', { ...row, refused: why })
    }
  })
  turnBack(course, batch.rows.at(-1)!.dseq)
  return 'go-on'
}
