/**
 * What each device has handed over. Devices number their entries without gaps, so a number that is missing below
 * the highest is a loss that can be proved, and the same number on two entries betrays a copied tablet.
 */
import type { HeldReason } from '#domain/custody/entry.ts'
import type { Devices } from '#domain/custody/wire.ts'
import { roleOn } from '#domain/people.ts'
import { may } from '#domain/policy.ts'
import { type Problem, problem } from '#domain/problem.ts'
import { couldEverRead, readReview } from '#server/db/review.ts'
import type { Call } from '#server/http/endpoint.ts'
import type { Tx } from '#server/context.ts'
import { IS_HELD } from '#server/db/held.ts'
import { statement } from '#server/db/statement.ts'
import { upsert } from '#server/db/upsert.ts'
import type { Ledger } from './ledger.ts'

type Open = Pick<Ledger, 'tx' | 'review' | 'at'>

/** Which of these numbers a device has used, and for which entry: it counts on, so those of a batch lie together. */
export async function readReceived(
  { tx, review }: Open,
  personId: string,
  device: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const asked = { reviewId: review.id, personId, device, first: Math.min(...numbers), last: Math.max(...numbers) }
  const rows = numbers.length === 0 ? [] : await used(tx, asked)
  return new Map(rows.map(({ dseq, mid }) => [dseq, mid]))
}

interface OfDevice {
  readonly reviewId: string
  readonly personId: string
  readonly device: string
}

const used = statement((tx, { reviewId, personId, device, first, last }: OfDevice & { first: number; last: number }) =>
  tx
    .selectFrom('received')
    .where('review_id', '=', reviewId)
    .where('person_id', '=', personId)
    .where('device', '=', device)
    .where('dseq', '>=', first)
    .where('dseq', '<=', last)
    .select(['dseq', 'mid']),
)

/** These numbers are put down with the entries that they belong to. */
export function noteReceived(
  { review, waiting }: Pick<Ledger, 'review' | 'waiting'>,
  personId: string,
  device: string,
  fresh: ReadonlyMap<number, string>,
): void {
  for (const [dseq, mid] of fresh)
    waiting.received.push({ review_id: review.id, person_id: personId, device, dseq, mid })
}

export async function noteDevice({ tx, review, at }: Open, personId: string, device: string): Promise<void> {
  await putDevices(tx, [{ review_id: review.id, person_id: personId, device, last_seen: at }])
}

const putDevices = upsert('device', { key: ['review_id', 'person_id', 'device'], changed: ['last_seen'] })

/** One's own devices always; others' as progress, without the device's id; held counts for the lead and oneself. */
export async function devices({ tx, actor, params: { rid } }: Call<'devices'>): Promise<Devices | Problem> {
  const review = await readReview(tx, rid)
  if (!review || !(await couldEverRead(tx, rid, actor.personId))) return problem('not-found')
  const seesOthers = may(actor, 'evaluation.progress', { review })
  const isLead = roleOn(actor, review) === 'LR'
  const rows = await readDevices(tx, rid, seesOthers ? null : actor.personId)
  const holes = Map.groupBy(await readHoles(tx, rid), keyOf)
  const held = Map.groupBy(await countHeld(tx, rid), keyOf)
  return {
    devices: rows.map((row) => {
      const isOwn = row.person_id === actor.personId
      const counts = (held.get(keyOf(row)) ?? []).map(({ reason, count }) => [reason, count] as [HeldReason, number])
      return {
        personId: row.person_id,
        ...(isOwn && { device: row.device, lastSeen: row.last_seen }),
        ...((isOwn || isLead) && { held: Object.fromEntries(counts) }),
        receivedUpTo: row.highest ?? 0,
        missing: (holes.get(keyOf(row)) ?? []).map(({ before, dseq }) => [before + 1, dseq - 1] as [number, number]),
      }
    }),
  }
}

function keyOf({ person_id, device }: { readonly person_id: string; readonly device: string }): string {
  return `${person_id} ${device}`
}

function readDevices(tx: Tx, reviewId: string, personId: string | null) {
  let query = tx
    .selectFrom('device')
    .leftJoin('received', (join) =>
      join
        .onRef('received.review_id', '=', 'device.review_id')
        .onRef('received.person_id', '=', 'device.person_id')
        .onRef('received.device', '=', 'device.device'),
    )
    .where('device.review_id', '=', reviewId)
    .groupBy(['device.person_id', 'device.device', 'device.last_seen'])
    .select((eb) => ['device.person_id', 'device.device', 'device.last_seen', eb.fn.max('received.dseq').as('highest')])
    .orderBy('device.person_id')
    .orderBy('device.last_seen', 'desc')
    .orderBy('device.device')
  if (personId !== null) query = query.where('device.person_id', '=', personId)
  return query.execute()
}

/** Where a device's numbers jump: the number before and the number after each hole. */
function readHoles(tx: Tx, reviewId: string) {
  return tx
    .selectFrom((eb) =>
      eb
        .selectFrom('received')
        .where('review_id', '=', reviewId)
        .select((each) => [
          'person_id',
          'device',
          'dseq',
          each.fn
            .agg<number>('lag', ['dseq', each.lit(1), each.lit(0)])
            .over((over) => over.partitionBy(['person_id', 'device']).orderBy('dseq'))
            .as('before'),
        ])
        .as('numbered'),
    )
    .selectAll()
    .whereRef('dseq', '>', (eb) => eb('before', '+', 1))
    .orderBy('dseq')
    .execute()
}

function countHeld(tx: Tx, reviewId: string) {
  return tx
    .selectFrom('entry')
    .where('review_id', '=', reviewId)
    .where('outcome', '=', IS_HELD)
    .where('released_at', 'is', null)
    .groupBy(['person_id', 'device', 'reason'])
    .select((eb) => ['person_id', 'device', 'reason', eb.fn.countAll<number>().as('count')])
    .execute()
}
