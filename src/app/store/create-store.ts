/**
 * Puts the store together over any database: each function opens the transaction that it needs and no more, and every
 * committed save is announced, so that the exchange need not look.
 */
import type { StoreContext } from './context.ts'
import { give } from './give.ts'
import { countsOf, heldOf, queueOf } from './queue.ts'
import { placeOf } from './place.ts'
import { letGo, refusedIn } from './refused.ts'
import { stillOwed } from './last-words.ts'
import { save } from './save.ts'
import { copyOf } from './save-copy.ts'
import type { Begun, SaveOutcome, Store } from './store.ts'
import { isFault } from './faults.ts'
import { type CheckedDocuments, standingOf, viewOf } from './view.ts'

export function createStore(context: StoreContext): Store {
  const { port, personId, sha256 } = context
  const listeners = new Set<(begun?: Begun) => void>()
  const underWay = new Set<Begun>()
  const checked: CheckedDocuments = new Map()
  const announced = async <T>(outcome: Promise<T>, begun?: Begun): Promise<T> => {
    const settled = await outcome
    if (!isFault(settled)) for (const listener of listeners) listener(begun)
    return settled
  }
  const finish = (begun: Begun): Promise<SaveOutcome> => {
    const mids = [...begun.mids]
    underWay.add(begun)
    return announced(
      save({ ...context, newId: () => mids.shift() ?? context.newId() }, begun.rid, begun.changes),
      begun,
    ).finally(() => underWay.delete(begun))
  }
  return {
    personId,
    port,
    sha256,
    save: (rid, changes) => finish({ rid, changes, mids: changes.map(() => context.newId()) }),
    underWay: () => [...underWay],
    finish: async (begun) => finish(await port.read(['outbox', 'journal'], (rows) => stillOwed(rows, begun))),
    give: (rid, command) => announced(give(context, rid, command)),
    view: (rid, doc) => port.read(['documents', 'outbox'], (rows) => viewOf(rows, rid, doc, checked)),
    refusedIn: (rid, doc) => port.read(['documents', 'outbox'], (rows) => refusedIn(rows, rid, doc)),
    letGo: (mid) => letGo(context, mid),
    evaluationStatus: (rid, person) =>
      port.read(['documents', 'outbox', 'reviews'], (rows) => standingOf(rows, rid, person)),
    queue: () => port.read(['outbox', 'meta'], queueOf),
    held: () => port.read(['documents', 'outbox'], (rows) => heldOf(rows, personId)),
    counts: () => port.read(['documents', 'outbox', 'meta'], (rows) => countsOf(rows, personId)),
    clockOffset: () =>
      port.read(['meta'], async (rows) => {
        const clock = await rows.get('meta', 'clock')
        return clock && 'offsetMs' in clock ? clock.offsetMs : 0
      }),
    reviewList: () =>
      port.read(['reviews', 'meta'], async (rows) => {
        const list = await rows.get('meta', 'list')
        if (!list || !('fetchedAt' in list)) return null
        const reviews = (await rows.all('reviews')).filter((row) => row.listed).map((row) => row.summary)
        return { reviews, fetchedAt: list.fetchedAt }
      }),
    review: (rid) =>
      port.read(['reviews'], async (rows) => {
        const row = await rows.get('reviews', rid)
        return row?.listed ? row.detail : null
      }),
    knownReviews: () =>
      port.read(['reviews'], async (rows) =>
        (await rows.all('reviews')).map(({ summary, listed }) => ({ summary, listed })),
      ),
    isDownloaded: (rid) => port.read(['meta'], async (rows) => (await placeOf(rows, rid)).lastPulled !== null),
    exportAll: (unsaved = []) => copyOf(context, unsaved),
    live: (query) => port.live(query),
    onSaved: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
