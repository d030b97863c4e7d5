/**
 * A batch of entries is taken in one transaction: locked, checked as a whole, judged one after another, put down,
 * and answered. The answer leaves only after the commit, since a receipt is the promise that the store holds the
 * entry; until then the device keeps it and may send it again as often as it likes.
 */
import { type Problem, problem } from '#domain/problem.ts'
import { MAX_BATCH_ENTRIES, type PushAnswer } from '#domain/custody/wire.ts'
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
  const sent = body.entries.map((raw) => hashed(raw as Sent['raw'], context))
  const ledger = await openLedger(context, tx, carryOut, params.rid)
  if (!ledger) return problem('not-found')
  const [everRead, used, taking] = await Promise.all([
    couldEverRead(tx, params.rid, actor.personId),
    readReceived(
      ledger,
      actor.personId,
      body.device,
      sent.map(({ raw }) => raw.dseq),
    ),
    startTaking(ledger, actor.personId, body.device, sent),
  ])
  if (!everRead) return problem('not-found')
  const fresh = numbersNotUsed(used, sent)
  if (!fresh) return problem('device-forked')

  noteReceived(ledger, actor.personId, body.device, fresh)
  const receipts = []
  for (const each of sent) receipts.push(await take(ledger, taking, each))
  await close(ledger)
  const [documents, epoch] = await Promise.all([
    touchedDocuments(ledger, taking),
    epochOf(tx),
    noteDevice(ledger, actor.personId, body.device),
  ])
  return { epoch, serverTime: ledger.at, receipts, documents }
}

/**
 * The numbers that this batch adds to those that the device has used, with their mids, or null when one of them
 * has another mid already: the device then has a twin, and nothing of the batch may be stored.
 */
function numbersNotUsed(used: ReadonlyMap<number, string>, sent: readonly Sent[]): ReadonlyMap<number, string> | null {
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
async function startTaking(ledger: Ledger, personId: string, device: string, sent: readonly Sent[]): Promise<Taking> {
  const mids = sent.map(({ raw }) => raw.mid)
  const places = sent.map(({ raw }) => ({ ...placeOf(raw), mids: [raw.mid, ...namedBy(raw)] }))
  const fields = places.flatMap(({ doc, field, mids }) => (field === null ? [] : [{ doc, field, mids }]))
  const [actor, known] = await Promise.all([
    actorOf(ledger.tx, personId),
    readKnown(ledger, personId, mids),
    loadFields(ledger, fields),
  ])
  return { actor, device, known, touched: new Map() }
}
