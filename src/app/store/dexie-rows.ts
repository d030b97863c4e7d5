import { Dexie, type Table, type Transaction, cmp } from 'dexie'
import { v4 } from 'uuid'
import type { Key, Rows } from './port.ts'
import type { DocumentRow, OutboxRow, PlaceRow, TableName, Tables } from './rows.ts'

/** Version 1 of the database. Later versions only add: an older app must still find what it knows. */
export const SCHEMA_1: Record<TableName, string> = {
  documents: '[rid+doc], heldCount',
  outbox: 'mid, rid, [rid+doc], refused, *write.ctx, command.type',
  journal: 'mid, rid',
  reviews: 'rid',
  meta: 'key',
}

const byDseq = (a: OutboxRow, b: OutboxRow) => a.dseq - b.dseq

/** Of this page alone: a random one for each of a thousand rows takes a tenth as long as it takes to store them. */
const page = v4()
let revisions = 0

const revised = <T extends TableName>(name: T, row: Tables[T]): Tables[T] =>
  name === 'documents' ? { ...row, rev: `${page} ${(revisions += 1)}` } : row

/**
 * From so many on, it is worth to see first which are there: each request takes as long as many rows, and as long for a
 * row that is not there. Those that lie side by side are then one request.
 */
const MANY = 100

async function rowsAt<Row, K>(table: Table<Row, K>, keys: readonly K[]): Promise<(Row | undefined)[]> {
  if (keys.length < MANY) return table.bulkGet([...keys])
  const rows = new Map<string, Row>()
  const read = async (run: readonly K[]) => {
    const found = await table.where(':id').between(run[0], run.at(-1), true, true).toArray()
    run.forEach((key, at) => rows.set(String(key), found[at]!))
  }
  await Promise.all((await sideBySide(table, keys)).map(read))
  return keys.map((key) => rows.get(String(key)))
}

async function removeAt<Row, K>(table: Table<Row, K>, keys: readonly K[]): Promise<void> {
  if (keys.length < MANY) return table.bulkDelete([...keys])
  const runs = await sideBySide(table, keys)
  await Promise.all(runs.map((run) => table.where(':id').between(run[0], run.at(-1), true, true).delete()))
}

/** The keys that are there, in order, in runs between which no other row lies. */
async function sideBySide<Row, K>(table: Table<Row, K>, keys: readonly K[]): Promise<(readonly K[])[]> {
  const wanted = new Set(keys.map(String))
  const inOrder = keys.toSorted(cmp)
  const runs: K[][] = []
  let run: K[] | null = null
  for (const key of await table.where(':id').between(inOrder[0], inOrder.at(-1), true, true).primaryKeys()) {
    if (!wanted.has(String(key))) run = null
    else if (run) run.push(key)
    else runs.push((run = [key]))
  }
  return runs
}

/** The rows of one Dexie transaction. */
export function dexieRows(transaction: Transaction): Rows {
  const table = <T extends TableName>(name: T) => transaction.table(name) as Table<Tables[T], Key<T>>
  const outbox = () => table('outbox') as Table<OutboxRow, string>
  return {
    get: (name, key) => table(name).get(key as never),
    put: async (name, row) => void (await table(name).put(revised(name, row))),
    remove: (name, key) => table(name).delete(key as never),
    getAll: (name, keys) => rowsAt(table(name), keys),
    putAll: async (name, rows) => void (await table(name).bulkPut(rows.map((row) => revised(name, row)))),
    removeAll: (name, keys) => removeAt(table(name), keys),
    all: (name) => table(name).toArray(),
    ofReview: async (name, rid) => {
      if (name === 'documents')
        return table(name).where(':id').between([rid, Dexie.minKey], [rid, Dexie.maxKey]).toArray()
      const rows = await table(name).where('rid').equals(rid).toArray()
      return name === 'outbox' ? ((rows as OutboxRow[]).toSorted(byDseq) as never) : rows
    },
    ofKind: (rid, kind) =>
      table('documents')
        .where(':id')
        .between([rid, `${kind}/`], [rid, `${kind}/\uffff`])
        .toArray(),
    ofDocument: async (rid, doc) => (await outbox().where('[rid+doc]').equals([rid, doc]).toArray()).toSorted(byDseq),
    commandsOf: async (rid) =>
      (await outbox().where('command.type').above('').toArray()).filter((row) => row.rid === rid).toSorted(byDseq),
    reviewsWaiting: async () => (await outbox().orderBy('rid').uniqueKeys()) as string[],
    isNamed: async (mid) => (await outbox().where('write.ctx').equals(mid).count()) > 0,
    withHeld: () => (table('documents') as unknown as Table<DocumentRow>).where('heldCount').above(0).toArray(),
    refused: () => outbox().where('refused').above('').toArray(),
    places: () => transaction.table<PlaceRow>('meta').where('key').startsWith('review/').toArray(),
    count: (name) => table(name).count(),
  }
}
