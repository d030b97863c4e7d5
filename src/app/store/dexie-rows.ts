import { Dexie, type Table, type Transaction } from 'dexie'
import { v4 } from 'uuid'
import type { Key, Rows } from './port.ts'
import type { DocumentRow, OutboxRow, PlaceRow, TableName, Tables } from './rows.ts'

/** Version 1 of the database. Later versions only add: an older app must still find what it knows. */
export const SCHEMA_1: Record<TableName, string> = {
  documents: '[rid+doc], rid, heldCount, [rid+doc+rev]',
  outbox: 'mid, rid, [rid+doc], refused, *write.ctx, command.type',
  journal: 'mid, rid',
  reviews: 'rid',
  meta: 'key',
}

const byDseq = (a: OutboxRow, b: OutboxRow) => a.dseq - b.dseq

const revised = <T extends TableName>(name: T, row: Tables[T]): Tables[T] =>
  name === 'documents' ? { ...row, rev: v4() } : row

/** The rows of one Dexie transaction. */
export function dexieRows(transaction: Transaction): Rows {
  const table = <T extends TableName>(name: T) => transaction.table(name) as Table<Tables[T], Key<T>>
  const outbox = () => table('outbox') as Table<OutboxRow, string>
  return {
    get: (name, key) => table(name).get(key as never),
    revisionOf: async (rid, doc) => {
      const range = [
        [rid, doc, Dexie.minKey],
        [rid, doc, Dexie.maxKey],
      ] as const
      const [key] = await table('documents')
        .where('[rid+doc+rev]')
        .between(...range)
        .keys()
      return (key as unknown as [string, string, string] | undefined)?.[2]
    },
    put: async (name, row) => void (await table(name).put(revised(name, row))),
    remove: (name, key) => table(name).delete(key as never),
    getAll: (name, keys) => table(name).bulkGet(keys as never),
    putAll: async (name, rows) => void (await table(name).bulkPut(rows.map((row) => revised(name, row)))),
    removeAll: (name, keys) => table(name).bulkDelete(keys as never),
    all: (name) => table(name).toArray(),
    ofReview: async (name, rid) => {
      const rows = await table(name).where('rid').equals(rid).toArray()
      return name === 'outbox' ? ((rows as OutboxRow[]).toSorted(byDseq) as never) : rows
    },
    ofDocument: async (rid, doc) => (await outbox().where('[rid+doc]').equals([rid, doc]).toArray()).toSorted(byDseq),
    commandsOf: async (rid) =>
      (await outbox().where('command.type').above('').toArray()).filter((row) => row.rid === rid).toSorted(byDseq),
    isNamed: async (mid) => (await outbox().where('write.ctx').equals(mid).count()) > 0,
    withHeld: () => (table('documents') as unknown as Table<DocumentRow>).where('heldCount').above(0).toArray(),
    refused: () => outbox().where('refused').above('').toArray(),
    places: () => transaction.table<PlaceRow>('meta').where('key').startsWith('review/').toArray(),
    count: (name) => table(name).count(),
  }
}
