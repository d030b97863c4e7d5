/**
 * Asks what has changed in a review and stores each page together with the cursor that follows it. A page is taken
 * only if the cursor is still the one it was asked with, so pages of two leaders can never overtake each other; and
 * only if the session is still this person's, so nobody's reading ends up on somebody else's device.
 */
import { type Changes, MAX_PAGE } from '#domain/custody/wire.ts'
import { deviceOf, placeOf } from '#app/store/place.ts'
import type { Rows } from '#app/store/port.ts'
import type { PlaceRow } from '#app/store/rows.ts'
import type { Answered, CallResult } from './api-client.ts'
import { type Halt, type SyncContext, haltOf } from './context.ts'
import { type Hashes, agrees, noteDifference, noteHashes, withHash } from './digest.ts'
import { dropUnconfirmed, highest, isOtherHistory, offerAgain, refill, startOver } from './epoch.ts'
import { keepDocuments } from './keep-documents.ts'
import { mergePulled } from './merge-document.ts'
import { noteNominations } from './nominated.ts'
import { stillMine } from './session-check.ts'

export type Pulled = 'up-to-date' | 'refilled' | 'overtaken' | 'not-found'

export async function pullReview(context: SyncContext, rid: string): Promise<Pulled | Halt> {
  let isFirst = true
  let restarted = false
  for (;;) {
    const { since, heard, hashes } = await context.port.read(['documents', 'meta'], (rows) => beginning(rows, rid))
    const result = await ask(context, rid, since)
    if ('answer' in result) {
      const taken = await takePages(context, rid, { since, heard, hashes, isFirst }, result)
      if (taken !== 'more') return taken
    } else if ('problem' in result && result.problem === 'bad-cursor' && since !== null) {
      const known = await cursorRefused(context, rid, since)
      if (known !== 'from-the-start') return known
      if (restarted) return haltOf(result)
      restarted = true
    } else if ('problem' in result && result.problem === 'not-found') {
      await forgetReview(context, rid)
      return 'not-found'
    } else return haltOf(result)
    isFirst = false
  }
}

/** As many at once as the server gives: where it does not give all pages in one response, each is a way there and back. */
function ask({ api }: SyncContext, rid: string, since: string | null): Promise<CallResult<'pull'>> {
  const query = { limit: String(MAX_PAGE), ...(since === null ? {} : { since }) }
  return api('pull', { params: { rid }, query })
}

/** The place with which a page was asked for. */
interface Asked extends Pick<PlaceRow, 'heard'> {
  readonly since: string | null
  readonly isFirst: boolean
  /** Of what this pull has brought, where there was nothing before it. */
  readonly hashes: Hashes | null
}

async function beginning(rows: Rows, rid: string): Promise<Omit<Asked, 'isFirst'>> {
  const { cursor: since, heard } = await placeOf(rows, rid)
  const isEmpty = since === null && (await rows.ofReview('documents', rid)).length === 0
  return { since, heard, hashes: isEmpty ? new Map() : null }
}

/** Takes page after page, as long as they come: what stops them is found out by asking again. */
async function takePages(
  context: SyncContext,
  rid: string,
  begun: Asked,
  first: Answered<'pull'>,
): Promise<Pulled | Halt | 'more'> {
  let asked = begun
  for (let result: CallResult<'pull'> = first; 'answer' in result;) {
    const { documents, more, next }: Changes = result.answer
    if (documents.length > 0) {
      const halt = await stillMine(context, result)
      if (halt) return halt
    }
    // While this page is stored, the next is on its way.
    const following: Promise<CallResult<'pull'>> | null = more
      ? (result.following?.() ?? ask(context, rid, next))
      : null
    const taken = await takePage(context, rid, asked, result.answer)
    if (taken !== 'more' || !following) return taken
    asked = { ...asked, since: next, isFirst: false }
    result = await following
  }
  return 'more'
}

async function takePage(
  { port, now, newId, sha256 }: SyncContext,
  rid: string,
  { since, heard, hashes, isFirst }: Asked,
  page: Changes,
): Promise<Pulled | 'more'> {
  const at = now()
  return port.write(['documents', 'outbox', 'journal', 'reviews', 'meta'], async (rows) => {
    const place = await placeOf(rows, rid)
    if (place.cursor !== since) return 'overtaken'
    if (isOtherHistory(place, page.epoch)) {
      const device = await deviceOf(rows, { newId })
      await rows.put('meta', await refill(rows, place, { epoch: page.epoch, device, at }))
      return 'refilled'
    }
    const merge: typeof mergePulled = (...met) => withHash(mergePulled(...met), sha256)
    const stored = await keepDocuments(rows, rid, page.documents, merge)
    await noteNominations(rows, rid, stored)
    if (hashes) noteHashes(hashes, stored)
    if (!page.more && place.refilling) await dropUnconfirmed(rows, rid)
    const { refilling, refusedCursors, ...settled } = place
    const next = {
      ...settled,
      epoch: page.epoch,
      cursor: page.next,
      heard: highest(place.heard, page.documents),
      // A cursor between two pages says nothing yet of the one that this pull ends with.
      ...(refusedCursors && !(isFirst && since !== null) ? { refusedCursors } : {}),
    }
    if (page.more) {
      await rows.put('meta', { ...next, ...(refilling ? { refilling } : {}) })
      return 'more'
    }
    return concluded(rows, { place, next }, page)
  })

  /** The pull is through: is all that is stored here what the server has counted? */
  async function concluded(
    rows: Rows,
    { place, next }: { readonly place: PlaceRow; readonly next: PlaceRow },
    { epoch, documents, digest }: Changes,
  ): Promise<Pulled> {
    const isAsBefore = documents.length === 0 && digest === place.digest
    const same = isAsBefore || digest === undefined || (await agrees(rows, { rid, heard, hashes }, digest, sha256))
    const differed = same === false && digest ? await noteDifference(rows, place, { digest, at }) : null
    if (differed) {
      const device = await deviceOf(rows, { newId })
      await rows.put('meta', { ...(await refill(rows, place, { epoch, device, at })), differed })
      return 'refilled'
    }
    const { differed: before, ...rest } = next
    const still = same === true || before === undefined ? {} : { differed: before }
    await rows.put('meta', { ...rest, ...still, digest: same === true ? (digest ?? null) : null, lastPulled: at })
    return 'up-to-date'
  }
}

/**
 * So often in a row everything is offered again. A server that refuses each cursor that it gives has a fault; it is
 * then read from the start each time, and what it once confirmed is not sent round in circles.
 */
const MOST_REFILLS = 2

/** The server gave this cursor and does not know it any more: an older copy of its store has been put back. */
async function cursorRefused(
  { port, now, newId }: SyncContext,
  rid: string,
  since: string,
): Promise<'refilled' | 'overtaken' | 'from-the-start'> {
  const at = now()
  return port.write(['documents', 'outbox', 'journal', 'meta'], async (rows) => {
    const place = await placeOf(rows, rid)
    if (place.cursor !== since || place.epoch === null) return 'overtaken'
    const refusedCursors = (place.refusedCursors ?? 0) + 1
    if (refusedCursors > MOST_REFILLS) {
      await rows.put('meta', await startOver(rows, place))
      return 'from-the-start'
    }
    const device = await deviceOf(rows, { newId })
    await rows.put('meta', { ...(await refill(rows, place, { epoch: place.epoch, device, at })), refusedCursors })
    return 'refilled'
  })
}

/**
 * The server knows no such review for this person: its documents go. What it had confirmed there it has no longer, or
 * it would know them; so their own entries wait again and say so, instead of passing for sent.
 */
async function forgetReview({ port, newId }: SyncContext, rid: string): Promise<void> {
  await port.write(['documents', 'outbox', 'journal', 'reviews', 'meta'], async (rows) => {
    for (const { doc } of await rows.ofReview('documents', rid)) await rows.remove('documents', [rid, doc])
    const row = await rows.get('reviews', rid)
    if (row) await rows.put('reviews', { ...row, listed: false })
    const place = await placeOf(rows, rid)
    const nextDseq = await offerAgain(rows, place, await deviceOf(rows, { newId }), 'not-found')
    await rows.put('meta', { ...place, nextDseq, cursor: null, heard: 0, lastPulled: null })
  })
}
