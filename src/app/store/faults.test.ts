/** A storage that fails: what is said, what is tried again, and that "Saved" is never among it. */
import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { Dexie } from 'dexie'
import { type Device, device } from '#tests/world/device.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import type { Change } from './store.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA}`
const change: Change = { doc: DOC, field: 'areas/leadership/estimate', value: 'leading', seen: [], session: 's1' }

const newDevice = () => device({ personId: AMINA, fetch: new SmallServer(AMINA).fetch })
const outbox = ({ port }: Device) => port.read(['outbox'], (rows) => rows.ofReview('outbox', RID))

let restore: (() => void)[] = []
afterEach(() => {
  for (const each of restore) each()
  restore = []
})
const untilTheEnd = <Spy extends { mockRestore(): void }>(spy: Spy): Spy => {
  restore.push(() => spy.mockRestore())
  return spy
}

type Given = Parameters<IDBDatabase['transaction']>

/** Stands between the app and the database. To be called before the database is opened, which binds the original. */
function meddle(change: (transaction: IDBTransaction, options: IDBTransactionOptions | undefined) => void) {
  const { transaction: original } = IDBDatabase.prototype as {
    transaction: (this: IDBDatabase, ...given: Given) => IDBTransaction
  }
  untilTheEnd(vi.spyOn(IDBDatabase.prototype, 'transaction')).mockImplementation(function (
    this: IDBDatabase,
    stores,
    mode,
    options,
  ) {
    const transaction = original.call(this, stores, mode, options)
    if (mode === 'readwrite') change(transaction, options)
    return transaction
  })
}

test('a save resolves after the transaction is complete, and the transaction is strict', async () => {
  const order: string[] = []
  meddle((transaction, options) => {
    order.push(`begun ${String(options?.durability)}`)
    transaction.addEventListener('complete', () => order.push('complete'))
  })
  await newDevice().store.save(RID, [change])
  order.push('saved')
  expect(order).toEqual(['begun strict', 'complete', 'saved'])
})

/** Aborts writing transactions once they have written, for the reason that a browser gives, as long as `fails` says. */
function abortWrites(reason: string, fails: () => boolean) {
  meddle((transaction) => {
    if (!fails()) return
    const objectStore = transaction.objectStore.bind(transaction)
    transaction.objectStore = (name) => {
      const store = objectStore(name)
      const put = store.put.bind(store)
      store.put = (...given) => {
        const request = put(...given)
        ;(transaction as unknown as { _abort(errorName: string): void })._abort(reason)
        return request
      }
      return store
    }
  })
}

const times = (count: number) => () => count-- > 0

test('a full device is said and nothing is called saved', async () => {
  abortWrites('QuotaExceededError', times(1))
  const tablet = newDevice()
  expect(await tablet.store.save(RID, [change])).toEqual({ fault: 'quota', name: 'QuotaExceededError' })
  expect(await outbox(tablet)).toEqual([])
})

test('a connection lost in mid-transaction is opened again and the save replayed', async () => {
  abortWrites('UnknownError', times(2))
  const tablet = newDevice()
  expect(await tablet.store.save(RID, [change])).toMatchObject({ saved: [{ coalesced: false }] })
  expect(await outbox(tablet)).toHaveLength(1)
})

test('a connection that stays lost is a fault in the end, and comes back', async () => {
  let isLost = true
  abortWrites('UnknownError', () => isLost)
  const tablet = newDevice()
  expect(await tablet.store.save(RID, [change])).toMatchObject({ fault: 'closed' })
  isLost = false
  expect(await tablet.store.save(RID, [change])).toMatchObject({ saved: [{ coalesced: false }] })
  expect(await outbox(tablet)).toHaveLength(1)
})

test('a connection that the system closed in the background is opened again', async () => {
  const tablet = newDevice()
  const open = untilTheEnd(vi.spyOn(IDBFactory.prototype, 'open'))
  await outbox(tablet)
  const connection = await new Promise<IDBDatabase>((resolve) => {
    const request = open.mock.results[0]!.value as IDBOpenDBRequest
    resolve(request.result)
  })
  connection.close()
  untilTheEnd(vi.spyOn(console, 'warn')).mockImplementation(() => undefined)
  expect(await tablet.store.save(RID, [change])).toMatchObject({ saved: [{ coalesced: false }] })
  expect(await outbox(tablet)).toHaveLength(1)
})

test('a save committed before its connection broke is not stored twice', async () => {
  const tablet = newDevice()
  await outbox(tablet)
  let broke = false
  const port = {
    ...tablet.port,
    // The answer of the commit is lost once; the port, not knowing, runs the work again.
    write: (async (tables, work) => {
      if (!broke) await tablet.port.write(tables, work)
      broke = true
      return tablet.port.write(tables, work)
    }) as Device['port']['write'],
  }
  const { createStore } = await import('./create-store.ts')
  const store = createStore({ ...tablet.context, port })
  await store.save(RID, [change])
  await store.save(RID, [{ ...change, session: 's2' }])
  expect((await outbox(tablet)).map((row) => row.dseq)).toEqual([1, 2])
})

test('a newer version in another tab gets the database once what was dirty is saved; this one says so', async () => {
  const tablet = newDevice()
  const order: string[] = []
  tablet.port.beforeHandover(async () => {
    await tablet.store.save(RID, [change])
    order.push('flushed')
  })
  await outbox(tablet)
  const newer = new Dexie(tablet.name)
  newer.version(2).stores({ outbox: 'mid, rid, [rid+doc], refused, *write.ctx, command.type', added: 'id' })
  await newer.open()
  order.push('upgraded')
  expect(order).toEqual(['flushed', 'upgraded'])
  expect(await newer.table('outbox').count()).toBe(1)
  expect(tablet.port.getFault()).toMatchObject({ fault: 'updated-elsewhere' })
  expect(await tablet.store.save(RID, [change])).toMatchObject({ fault: 'updated-elsewhere' })
  newer.close()
})

test('an older app meets a newer database: it reads, writes and copies what it knows', async () => {
  const tablet = newDevice()
  await tablet.store.save(RID, [change])
  tablet.port.close()
  const newer = new Dexie(tablet.name)
  newer.version(7).stores({ outbox: 'mid, rid, [rid+doc], refused, *write.ctx, command.type, later', added: 'id' })
  await newer.open()
  newer.close()
  const older = tablet.again()
  expect(await older.store.save(RID, [{ ...change, session: 's2', field: 'areas/provision/estimate' }])).toMatchObject({
    saved: [{}],
  })
  expect(await outbox(older)).toHaveLength(2)
  expect(await (await older.store.exportAll()).text()).toContain('areas/provision/estimate')
})

test('no storage at all is a fault, not an exception', async () => {
  untilTheEnd(vi.spyOn(IDBFactory.prototype, 'open')).mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError')
  })
  expect(await newDevice().store.save(RID, [change])).toMatchObject({ fault: 'unavailable' })
})
