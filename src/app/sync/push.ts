/**
 * Hands over what waits in one review, oldest first, until nothing is left or something is in the way. Each refusal
 * has one consequence, decided by its slug; none of them removes an entry.
 */
import { type OutboxRow, type Refusal, entryOf } from '#app/store/rows.ts'
import { MAX_BATCH_ENTRIES } from '#domain/custody/wire.ts'
import { type Accepted, acceptPush } from './accept.ts'
import type { CallFailure } from './api-client.ts'
import { type Batch, takeBatch } from './batch.ts'
import { noteServerTime } from './clock.ts'
import { type Halt, type SyncContext, haltOf } from './context.ts'
import { takeNewDevice } from './fork.ts'

interface Course {
  /** Entries up to this number have had their turn. */
  after: number
  most: number
  forks: number
  /** The device whose numbers a copy of it has used, where something still waits under one of them. */
  copied: string | null
  epochs: number
  done: number
}

const MOST_FORKS = 3
const MOST_EPOCHS = 3

/** Null when everything that could be sent was. What is saved meanwhile is for the next exchange, and still one entry. */
export async function pushReview(context: SyncContext, rid: string, again: boolean): Promise<Halt | null> {
  const course: Course = { after: 0, most: mostEntries(context), forks: 0, copied: null, epochs: 0, done: 0 }
  for (;;) {
    const batch = await takeBatch(context, rid, { ...course, again })
    if (batch.rows.length === 0) return null
    context.progress(course.done + batch.rows.length, course.done + batch.waiting)
    const result = await context.api('push', {
      params: { rid },
      body: {
        device: batch.device,
        person: context.personId,
        epoch: batch.epoch,
        entries: batch.rows.map(entryOf) as never,
      },
    })
    if ('answer' in result) await noteServerTime(context, Date.parse(result.answer.serverTime) + (result.ageMs ?? 0))
    let next =
      'answer' in result
        ? accepted(batch, await acceptPush(context, rid, batch, result.answer), course)
        : await refused(context, batch, result, course)
    if (next === 'done' && course.copied !== null) next = await numberAnew(context, course.copied, course)
    if (next !== 'go-on') return next === 'done' ? null : next
  }
}

const mostEntries = ({ mostEntries: most = MAX_BATCH_ENTRIES }: SyncContext) => most

type Next = Halt | 'go-on' | 'done'

function accepted(batch: Batch, { receipted, refilled }: Accepted, course: Course): Next {
  course.done += receipted
  if (refilled) {
    course.epochs += 1
    course.after = 0
    return course.epochs > MOST_EPOCHS ? { halt: 'busy', problem: 'unexpected', retryAfter: null } : 'go-on'
  }
  if (receipted === 0) return { halt: 'captive' }
  return turnTaken(batch, course)
}

function turnTaken(batch: Batch, course: Course): Next {
  course.after = batch.rows.at(-1)!.dseq
  return batch.waiting > batch.rows.length ? 'go-on' : 'done'
}

/** What follows from a refusal. */
async function refused(context: SyncContext, batch: Batch, failure: CallFailure, course: Course): Promise<Next> {
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
      return batch.rows.some(isOfferedAgain) ? besideTheCopy(batch, course) : numberAnew(context, batch.device, course)
    default:
      return haltOf(failure)
  }
}

const isOfferedAgain = ({ sentAt }: OutboxRow) => sentAt !== null

/**
 * What the server has lost is offered again under the numbers that it had; later ones may be there already. Each that a copy
 * of this device has not used stays as it is, or it would be missing for ever; what is left over is numbered anew.
 */
function besideTheCopy(batch: Batch, course: Course): Next {
  if (batch.rows.length > 1) {
    course.most = 1
    return 'go-on'
  }
  course.copied = batch.device
  return turnTaken(batch, course)
}

/** @param device whose numbers a copy has used */
async function numberAnew(context: SyncContext, device: string, course: Course): Promise<Next> {
  course.forks += 1
  if (course.forks > MOST_FORKS) return { halt: 'busy', problem: 'device-forked', retryAfter: null }
  await takeNewDevice(context, device)
  course.after = 0
  course.most = mostEntries(context)
  course.copied = null
  return 'go-on'
}

/** The entries stay, say why, and no longer stand in the way of those behind them. */
async function setAside(context: SyncContext, batch: Batch, why: Refusal, course: Course): Promise<Next> {
  await context.port.write(['outbox'], async (rows) => {
    for (const { mid } of batch.rows) {
      const row = await rows.get('outbox', mid)
      if (row) await rows.put('outbox', { ...row, refused: why })
    }
  })
  return turnTaken(batch, course)
}
