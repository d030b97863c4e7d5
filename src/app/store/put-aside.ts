/**
 * A browser may put a page that is left aside, to show it again as it was if the person comes back. Nothing of it runs
 * until then; but in WebKit its transactions stay open, and every other page of ours waits for them without end. So
 * what is open is ended before the page is put aside, and nothing is begun until it is shown again.
 */
import type { DBCoreTransaction, Dexie } from 'dexie'

export interface Aside {
  /** Resolves when the page is shown again; null while it is. */
  readonly until: () => Promise<void> | null
  /** Whether this transaction was ended for this reason, and may be begun again. */
  readonly ended: (transaction: IDBTransaction | null) => boolean
  readonly close: () => void
}

export function endWhenPutAside(db: Dexie, page: EventTarget | undefined): Aside {
  const open = new Set<IDBTransaction>()
  const ended = new WeakSet<IDBTransaction>()
  let shown: PromiseWithResolvers<void> | null = null

  db.use({
    stack: 'dbcore',
    name: 'put-aside',
    create: (core) => ({
      ...core,
      transaction: (...given) => {
        const transaction = core.transaction(...given) as DBCoreTransaction & IDBTransaction
        open.add(transaction)
        for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => open.delete(transaction))
        return transaction
      },
    }),
  })

  const putAside = (event: Event) => {
    if (!(event as PageTransitionEvent).persisted || shown) return
    shown = Promise.withResolvers()
    for (const transaction of open) {
      try {
        transaction.abort()
        ended.add(transaction)
      } catch {
        // It is being committed, which needs nothing more of this page.
      }
    }
  }
  const showAgain = () => {
    shown?.resolve()
    shown = null
  }
  page?.addEventListener('pagehide', putAside)
  page?.addEventListener('pageshow', showAgain)
  return {
    until: () => shown?.promise ?? null,
    ended: (transaction) => transaction !== null && ended.has(transaction),
    close: () => {
      page?.removeEventListener('pagehide', putAside)
      page?.removeEventListener('pageshow', showAgain)
      showAgain()
    },
  }
}
