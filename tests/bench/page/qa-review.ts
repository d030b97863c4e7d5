/** Our own engine: the production store and exchange in their production surroundings, without a screen. */
import { Dexie } from 'dexie'
import { type Head, shownValue } from '#domain/custody/state.ts'
import { createStore } from '#app/store/create-store.ts'
import { openDexiePort } from '#app/store/dexie-port.ts'
import { Drafts } from '#app/store/drafts.ts'
import { isFault } from '#app/store/faults.ts'
import type { Store } from '#app/store/store.ts'
import { browserSurroundings } from '#app/sync/browser.ts'
import type { SyncContext } from '#app/sync/context.ts'
import { pullReview } from '#app/sync/pull.ts'
import { pushReview } from '#app/sync/push.ts'
import { type Session, openSession } from '#app/sync/session.ts'
import type { Device, Edit, Engine, Place } from './engine.ts'

const FIELD = 'text'

export const qaReview: Engine = {
  name: 'QA Review',
  durability: { device: 'a strict IndexedDB commit', server: 'a commit with fsync, before the receipt' },
  async open(place) {
    const around = await browserSurroundings()
    const name = `bench-${around.newId()}`
    const openPort = () => openDexiePort(name, { pause })
    const port = openPort()
    const context: SyncContext = { ...around, port, personId: place.person, progress: () => undefined }
    const store = createStore(context)
    const drafts = new Drafts({ store, newId: around.newId, schedule: around.schedule })
    let session: Session | null = null
    const seen = new Map<string, readonly Head[]>()
    const watching = new Set<() => void>()
    return {
      ...editing(place, seen, () => session?.drafts ?? drafts),
      queue: async (edits) => {
        const changes = await Promise.all(edits.map((edit) => asChange(store, place, edit, around.newId())))
        settled(await store.save(place.review, changes))
      },
      pull: async () => {
        const outcome = await pullReview(context, place.review)
        if (outcome !== 'up-to-date') throw new Error(JSON.stringify(outcome))
        return port.read(['documents'], (rows) => rows.count('documents'))
      },
      push: async () => {
        const before = await port.read(['outbox'], (rows) => rows.count('outbox'))
        const halt = await pushReview(context, place.review, false)
        if (halt) throw new Error(JSON.stringify(halt))
        return before - (await port.read(['outbox'], (rows) => rows.count('outbox')))
      },
      goLive: async () => {
        session = openSession({ ...around, openPort }, { id: place.person, name: 'Measured', roles: [] })
        await session.sync.sendNow()
      },
      watch: (document, shown) => {
        const leave = store
          .live(() => store.view(place.review, document))
          .subscribe(
            (view) => {
              if (view.status !== 'ready') throw new Error('A document is damaged')
              seen.set(document, view.fields.get(FIELD) ?? [])
              const text = shownValue(view.fields, FIELD)
              if (typeof text === 'string') shown(text)
            },
            (error) => reportError(error),
          )
        watching.add(leave)
        return leave
      },
      close: async () => {
        // A screen goes before its database does: what it asks of one that is closed would count as a fault of the page.
        for (const leave of watching) leave()
        session?.close()
        port.close()
        await Dexie.delete(name)
      },
    }
  },
}

type Editing = Pick<Device, 'typeOn' | 'change' | 'finish' | 'typeAndWait'>

/** @param seen what the screen shows of each document that is watched */
function editing({ review }: Place, seen: ReadonlyMap<string, readonly Head[]>, drafts: () => Drafts): Editing {
  return {
    typeOn: async ({ document, text }) => {
      const draft = drafts().of(review, document)
      draft.edit(FIELD, text)
      settled(await draft.flush())
    },
    change: async ({ document, text }) => {
      const draft = drafts().of(review, document)
      draft.end(FIELD)
      draft.begin(FIELD, seen.get(document) ?? [])
      draft.edit(FIELD, text)
      settled(await draft.flush())
    },
    finish: async ({ document, text }) => {
      const draft = drafts().of(review, document)
      draft.begin(FIELD, seen.get(document) ?? [])
      draft.edit(FIELD, text)
      draft.end(FIELD)
      settled(await draft.flush())
    },
    typeAndWait: ({ document, text }) => {
      const draft = drafts().of(review, document)
      draft.edit(FIELD, text)
      return new Promise((resolve) => {
        const leave = draft.subscribe(() => {
          if (draft.getState().dirty) return
          leave()
          resolve()
        })
      })
    },
  }
}

async function asChange(store: Store, { review }: Place, { document, text }: Edit, session: string) {
  const view = await store.view(review, document)
  const heads = view.status === 'ready' ? (view.fields.get(FIELD) ?? []) : []
  return { doc: document, field: FIELD, value: text, seen: heads.map(({ mid, value }) => ({ mid, value })), session }
}

function settled(outcome: object): void {
  if (isFault(outcome)) throw new Error(JSON.stringify(outcome))
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
