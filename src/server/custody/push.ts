/**
 * A batch of entries is taken in one transaction: locked, checked as a whole, judged one after another, put down,
 * and answered. The answer leaves only after the commit, since a receipt is the promise that the store holds the
 * entry; until then the device keeps it and may send it again as often as it likes.
 */
import { type Problem, problem } from '#domain/problem.ts'
import { MAX_BATCH_ENTRIES, type PushAnswer } from '#domain/custody/wire.ts'
import type { Actor } from '#domain/people.ts'
import { actorOf } from '#server/db/actors.ts'
import { epochOf } from '#server/db/meta.ts'
import { couldEverRead } from '#server/db/review.ts'
import type { Call } from '#server/http/endpoint.ts'
import type { CarryOut } from './decision.ts'
import { noteDevice, noteReceived, readReceived } from './devices.ts'
import { namedBy, placeOf } from './held.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { loadFields } from './loading.ts'
import { close } from './putting-down.ts'
import { readKnown } from './known.ts'
import { type Sent, type Taking, hashed, take } from './taking.ts'
import { touchedDocuments } from './touched.ts'

export async function push(
  carryOut: CarryOut,
  { context, tx, actor, params, body }: Call<'push'>,
): Promise<PushAnswer | Problem> {
  if (body.person !== actor.personId) return problem('other-person')
  if (body.entries.length > MAX_BATCH_ENTRIES) return problem('batch-too-large')
  const ledger = await openLedger(context, tx, carryOut, params.rid)
  if (!ledger || !(await couldEverRead(tx, params.rid, actor.personId))) return problem('not-found')
  const sent = body.entries.map((raw) => hashed(raw as Sent['raw'], ledger))
  const fresh = await numbersNotUsed(ledger, actor.personId, body.device, sent)
  if (!fresh) return problem('device-forked')

  const taking = await startTaking(ledger, await actorOf(tx, actor.personId), body.device, sent)
  const receipts = []
  for (const each of sent) receipts.push(await take(ledger, taking, each))
  await close(ledger)
  await noteReceived(ledger, actor.personId, body.device, fresh)
  await noteDevice(ledger, actor.personId, body.device)
  const documents = await touchedDocuments(ledger, taking)
  return { epoch: await epochOf(tx), serverTime: ledger.at, receipts, documents }
}

/**
 * The numbers that this batch adds to what the device has handed over, with their mids, or null when one of them
 * has another mid already: the device then has a twin, and nothing of the batch may be stored.
 */
async function numbersNotUsed(
  ledger: Ledger,
  personId: string,
  device: string,
  sent: readonly Sent[],
): Promise<ReadonlyMap<number, string> | null> {
  const used = await readReceived(
    ledger,
    personId,
    device,
    sent.map(({ raw }) => raw.dseq),
  )
  const fresh = new Map<number, string>()
  for (const {
    raw: { dseq, mid },
  } of sent) {
    if ((used.get(dseq) ?? fresh.get(dseq) ?? mid) !== mid) return null
    if (!used.has(dseq)) fresh.set(dseq, mid)
  }
  return fresh
}

/** Loads at once what the batch will ask for: earlier entries, documents, the histories of its fields. */
async function startTaking(ledger: Ledger, actor: Actor, device: string, sent: readonly Sent[]): Promise<Taking> {
  const known = await readKnown(
    ledger,
    actor.personId,
    sent.map(({ raw }) => raw.mid),
  )
  const places = sent.map(({ raw }) => ({ ...placeOf(raw), mids: [raw.mid, ...namedBy(raw)] }))
  await loadFields(
    ledger,
    places.flatMap(({ doc, field, mids }) => (field === null ? [] : [{ doc, field, mids }])),
  )
  return { actor, device, known, touched: new Map() }
}
