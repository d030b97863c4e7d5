/**
 * What the port promises, held against both that keep it: the browser's database, and the twin in memory on which the
 * simulation lives its days. A promise that only one of them keeps would let the simulation prove another product.
 */
import 'fake-indexeddb/auto'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { v7 } from 'uuid'
import { emptyDisk, memoryPort } from '#tests/world/memory-port.ts'
import { openDexiePort } from './dexie-port.ts'
import { enqueue as enqueueAt, placeOf } from './place.ts'
import type { Port, Rows } from './port.ts'
import type { DocumentRow, JournalRow, OutboxRow, TableName } from './rows.ts'

const RID = '01939f3a-0000-7000-8000-000000000001'
const OTHER = '01939f3a-0000-7000-8000-000000000002'
const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const AT = '2026-11-21T14:00:00.000Z'
const TABLES: readonly TableName[] = ['documents', 'outbox', 'journal', 'reviews', 'meta']
const mid = (n: number) => `01939f3a-0000-7000-8000-${String(n).padStart(12, '0')}`

const enqueue = async (rows: Rows, entry: Omit<OutboxRow, 'dseq'>) =>
  enqueueAt(rows, entry, await placeOf(rows, entry.rid))

const bare = { rid: RID, schema: 1, at: AT, by: AMINA, session: 's', sentAt: null }
const write = (n: number, doc: string, ctx: string[] = []): Omit<OutboxRow, 'dseq'> => ({
  ...bare,
  mid: mid(n),
  doc,
  write: { doc, field: 'comment', value: `w${n}`, ctx },
})
const command = (n: number): Omit<OutboxRow, 'dseq'> => ({
  ...bare,
  mid: mid(n),
  doc: null,
  command: { type: 'evaluation.recall', targets: [], args: {} },
})
const document = (doc: string, more: Partial<DocumentRow> = {}): DocumentRow => ({
  rid: RID,
  doc,
  seq: 1,
  fields: {},
  held: [],
  ...more,
})
const mids = (rows: readonly OutboxRow[]) => rows.map((row) => Number(row.mid.slice(-12)))

/** A database of each kind, opened as often as there are tabs. */
const databases: { readonly [kind: string]: () => () => Port } = {
  'in memory': () => {
    const disk = emptyDisk()
    return () => memoryPort(disk, () => Promise.resolve())
  },
  'in the browser': () => {
    const name = `qar-${v7()}`
    return () => openDexiePort(name, { pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) })
  },
}

describe.each(Object.entries(databases))('the port %s', (_, database) => {
  const tabs = (count: 1 | 2): [Port, Port] => {
    const open = database()
    const one = open()
    const two = count === 1 ? one : open()
    onTestFinished(() => [one, two].forEach((port) => port.close()))
    return [one, two]
  }
  const opened = () => tabs(1)[0]

  test('a transaction sees its own changes, and what it has done is there for every tab', async () => {
    const [one, two] = tabs(2)
    const seen = await one.write(['outbox'], async (rows) => {
      await rows.put('outbox', { ...write(1, 'plan'), dseq: 1 })
      await rows.put('outbox', { ...write(2, 'plan'), dseq: 2 })
      await rows.put('outbox', { ...write(2, 'plan'), dseq: 9 })
      await rows.remove('outbox', mid(1))
      const first = await rows.get('outbox', mid(1))
      return [first, mids(await rows.all('outbox')), await rows.count('outbox')]
    })
    expect(seen).toEqual([undefined, [2], 1])
    expect(await two.read(['outbox'], (rows) => rows.get('outbox', mid(2)))).toEqual({ ...write(2, 'plan'), dseq: 9 })
  })

  test('a transaction that breaks off leaves nothing, and its error comes through as it is', async () => {
    const port = opened()
    await port.write(TABLES, (rows) => enqueue(rows, write(1, 'plan')))
    const mistake = new Error('mistake')
    const broken = port.write(TABLES, async (rows) => {
      await rows.remove('outbox', mid(1))
      await rows.put('documents', document('plan'))
      await enqueue(rows, write(2, 'plan'))
      throw mistake
    })
    await expect(broken).rejects.toBe(mistake)
    expect(
      await port.read(TABLES, async (rows) => [
        mids(await rows.all('outbox')),
        await rows.all('documents'),
        (await placeOf(rows, RID)).nextDseq,
      ]),
    ).toEqual([[1], [], 2])
  })

  test('transactions at the same time, of two tabs, are as one after the other: each number is given once', async () => {
    const both = tabs(2)
    const given = Array.from({ length: 12 }, (__, n) =>
      both[n % 2]!.write(['outbox', 'meta'], (rows) => enqueue(rows, write(n, 'plan'))),
    )
    await Promise.all(given)
    const rows = await both[0].read(['outbox'], (all) => all.ofReview('outbox', RID))
    expect(rows.map((row) => row.dseq)).toEqual(Array.from({ length: 12 }, (__, n) => n + 1))
  })

  test('a transaction that reads sees one moment, whatever is written meanwhile', async () => {
    const [one, two] = tabs(2)
    const written = Array.from({ length: 8 }, (__, n) =>
      one.write(['outbox', 'journal'], async (rows) => {
        const row = { ...write(n, 'plan'), dseq: n }
        await rows.put('outbox', row)
        await rows.put('journal', { ...row, receipt: {}, device: 'd', epoch: 'e', receiptedAt: AT } as JournalRow)
      }),
    )
    const looked = written.map((done, n) =>
      (n % 2 === 0 ? Promise.resolve() : done).then(() =>
        two.read(['outbox', 'journal'], async (rows) => {
          const waiting = await rows.count('outbox')
          for (let again = n; again > 0; again -= 1) await rows.count('outbox')
          return [waiting, await rows.count('journal')]
        }),
      ),
    )
    for (const [waiting, kept] of await Promise.all(looked)) expect(waiting).toBe(kept)
    await Promise.all(written)
    expect(await two.read(['outbox', 'journal'], async (rows) => rows.count('journal'))).toBe(8)
  })

  test('a transaction may not touch what it has not named, and one that reads may not write', async () => {
    const port = opened()
    const strays = [
      port.write(['outbox'], (rows) => rows.put('documents', document('plan'))),
      port.read(['outbox'], (rows) => rows.get('meta', 'device')),
      port.read(['meta'], (rows) => rows.put('meta', { key: 'device', id: mid(1) })),
    ]
    const done = await Promise.allSettled(strays)
    expect(done.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(
      await port.read(['documents', 'meta'], async (rows) => [await rows.all('documents'), await rows.all('meta')]),
    ).toEqual([[], []])
  })

  test('documents of one kind come without the others, and without those of another review', async () => {
    const port = opened()
    const stored = ['comment/b', 'comment/a', 'plan', 'review', 'commentary/c', 'section/a', `evaluation/${AMINA}`]
    await port.write(TABLES, (rows) =>
      rows.putAll('documents', [
        ...stored.map((doc) => document(doc)),
        document('comment/c', { rid: OTHER }),
        document('nomination/a', { rid: OTHER }),
      ]),
    )
    const kinds = (rows: Rows) =>
      Promise.all(['comment', 'nomination', 'evaluation', 'plan'].map((kind) => rows.ofKind(RID, kind)))
    expect((await port.read(['documents'], kinds)).map((found) => found.map(({ doc }) => doc))).toEqual([
      ['comment/a', 'comment/b'],
      [],
      [`evaluation/${AMINA}`],
      [],
    ])
  })

  test('what waits comes by its number, and in its new order when it is numbered anew', async () => {
    const port = opened()
    await port.write(TABLES, async (rows) => {
      await rows.put('outbox', { ...write(30, 'plan'), dseq: 1 })
      await rows.put('outbox', { ...command(20), dseq: 2 })
      await rows.put('outbox', { ...write(10, 'plan'), dseq: 3 })
      await rows.put('outbox', { ...write(15, 'section/a'), dseq: 4 })
      await rows.put('outbox', { ...command(5), dseq: 5 })
      await rows.put('outbox', { ...write(1, 'plan'), rid: OTHER, dseq: 1 })
      await rows.put('outbox', { ...command(2), rid: OTHER, dseq: 2 })
    })
    const order = (rows: Rows) =>
      Promise.all([rows.ofReview('outbox', RID), rows.ofDocument(RID, 'plan'), rows.commandsOf(RID)])
    expect((await port.read(['outbox'], order)).map(mids)).toEqual([
      [30, 20, 10, 15, 5],
      [30, 10],
      [20, 5],
    ])
    const anew = await port.write(['outbox'], async (rows) => {
      const waiting = (await rows.ofReview('outbox', RID)).toReversed()
      await rows.putAll(
        'outbox',
        waiting.map((row, at) => ({ ...row, dseq: at + 1 })),
      )
      return order(rows)
    })
    for (const now of [anew, await port.read(['outbox'], order)])
      expect(now.map(mids)).toEqual([
        [5, 15, 10, 20, 30],
        [10, 30],
        [5, 20],
      ])
  })

  test('all else comes by its key', async () => {
    const port = opened()
    await port.write(TABLES, async (rows) => {
      for (const doc of ['section/b', 'evaluation/z', 'plan', 'evaluation/a'])
        await rows.put('documents', document(doc))
      await rows.put('documents', document('comment/a', { rid: OTHER }))
      for (const n of [3, 1, 2]) await rows.put('outbox', { ...write(n, 'plan'), dseq: 4 - n })
      await rows.put('meta', { key: 'device', id: mid(1) })
      for (const rid of [OTHER, RID]) await rows.put('meta', await placeOf(rows, rid))
    })
    const names = (rows: readonly DocumentRow[]) => rows.map(({ doc }) => doc)
    await port.read(TABLES, async (rows) => {
      expect(names(await rows.ofReview('documents', RID))).toEqual([
        'evaluation/a',
        'evaluation/z',
        'plan',
        'section/b',
      ])
      expect(names(await rows.all('documents')).at(-1)).toBe('comment/a')
      expect(mids(await rows.all('outbox'))).toEqual([1, 2, 3])
      expect((await rows.places()).map(({ rid }) => rid)).toEqual([RID, OTHER])
      expect((await rows.all('meta')).map(({ key }) => key)).toEqual(['device', `review/${RID}`, `review/${OTHER}`])
    })
  })

  test('finds what is named, what is refused, the documents with something held, and the reviews that wait', async () => {
    const port = opened()
    await port.write(TABLES, async (rows) => {
      await rows.put('outbox', { ...write(1, 'plan'), dseq: 1 })
      await rows.put('outbox', { ...write(2, 'plan', [mid(1), mid(7)]), dseq: 2, refused: 'malformed' })
      await rows.put('outbox', { ...write(3, 'plan'), rid: OTHER, dseq: 1 })
      await rows.putAll('documents', [document('plan'), document('section/a', { heldCount: 2 })])
    })
    await port.read(TABLES, async (rows) => {
      expect([await rows.isNamed(mid(7)), await rows.isNamed(mid(2))]).toEqual([true, false])
      expect(mids(await rows.refused())).toEqual([2])
      expect((await rows.withHeld()).map(({ doc }) => doc)).toEqual(['section/a'])
      expect(await rows.reviewsWaiting()).toEqual([RID, OTHER])
    })
  })

  test('many rows at once are as many one by one', async () => {
    const port = opened()
    const [one, two, three] = [1, 2, 3].map((n) => ({ ...write(n, 'plan'), dseq: n })) as [
      OutboxRow,
      OutboxRow,
      OutboxRow,
    ]
    const found = await port.write(['outbox'], async (rows) => {
      await rows.putAll('outbox', [one, two, three])
      await rows.removeAll('outbox', [mid(2), mid(8)])
      return rows.getAll('outbox', [mid(3), mid(2), mid(1)])
    })
    expect(found).toEqual([three, undefined, one])
    expect(await port.read(['outbox'], (rows) => rows.all('outbox'))).toEqual([one, three])
  })

  test('of many that are asked for, in whatever order, those that are there come back in their places', async () => {
    const port = opened()
    const asked = Array.from({ length: 240 }, (__, n) => `evidence/${(n * 7) % 120}`).concat('review', 'plan')
    const there = new Set(asked.filter((doc, n) => n % 3 === 0 || doc === 'plan'))
    const found = await port.write(['documents'], async (rows) => {
      for (const doc of there) await rows.put('documents', document(doc))
      await rows.put('documents', document('review', { rid: OTHER }))
      return rows.getAll(
        'documents',
        asked.map((doc) => [RID, doc] as const),
      )
    })
    expect(there.size).toBeLessThan(120)
    expect(found.map((row) => row?.doc)).toEqual(asked.map((doc) => (there.has(doc) ? doc : undefined)))
    expect(await port.read(['documents'], (rows) => rows.getAll('documents', []))).toEqual([])
  })

  test('so many rows that those side by side are asked for together are as many one by one', async () => {
    const port = opened()
    const all = Array.from({ length: 500 }, (__, n) => ({ ...write(n, 'plan'), dseq: n + 1 }))
    const some = all.filter((__, n) => n % 7 !== 3)
    const wanted = all.filter((__, n) => n % 5 !== 2).toReversed()
    const found = await port.write(['outbox'], async (rows) => {
      await rows.putAll('outbox', some)
      const read = await rows.getAll(
        'outbox',
        wanted.map((row) => row.mid),
      )
      await rows.removeAll(
        'outbox',
        wanted.map((row) => row.mid),
      )
      return read
    })
    expect(found).toEqual(wanted.map((row) => (some.includes(row) ? row : undefined)))
    const left = await port.read(['outbox'], (rows) => rows.all('outbox'))
    expect(left).toEqual(some.filter((row) => !wanted.includes(row)))
  })

  test("a document's revision is another one whenever its row was put, and only then", async () => {
    const port = opened()
    const revision = () => port.read(['documents'], async (rows) => (await rows.get('documents', [RID, 'plan']))?.rev)
    const put = (rows: Rows) => rows.put('documents', document('plan'))
    expect(await revision()).toBeUndefined()
    await port.write(['documents'], put)
    const first = await revision()
    await port.write(['documents'], (rows) => rows.put('documents', document('section/a')))
    await port.write(['documents'], async (rows) => put(rows).then(() => Promise.reject(new Error()))).catch(() => null)
    expect(await revision()).toBe(first)
    await port.write(['documents'], (rows) => rows.putAll('documents', [document('plan')]))
    expect(new Set([undefined, first, await revision()]).size).toBe(3)
    await port.write(['documents'], (rows) => rows.remove('documents', [RID, 'plan']))
    expect(await revision()).toBeUndefined()
  })

  test('rows are values: whoever has one, before or after, cannot change what is stored', async () => {
    const port = opened()
    const fields = { comment: [] as unknown[] }
    const put = document('plan', { fields } as unknown as Partial<DocumentRow>)
    await port.write(['documents'], (rows) => rows.put('documents', put))
    fields.comment.push('changed later')
    const read = () => port.read(['documents'], (rows) => rows.get('documents', [RID, 'plan']))
    const change = (row: unknown) => (row as { fields: typeof fields }).fields.comment.push('changed by a reader')
    // A row that cannot be changed at all is as good.
    await read()
      .then(change)
      .catch(() => undefined)
    expect((await read())?.fields).toEqual({ comment: [] })
  })

  test('who watches is told now and after every commit that touches what they read, of any tab, until they leave', async () => {
    const [one, two] = tabs(2)
    const told: number[] = []
    const failed = vi.fn<(error: unknown) => void>()
    const query = () => one.read(['outbox'], (rows) => rows.count('outbox'))
    const leave = one.live(query).subscribe((count) => told.push(count), failed)
    await expect.poll(() => told).toEqual([0])
    await one.write(['outbox'], (rows) => rows.put('outbox', { ...write(1, 'plan'), dseq: 1 }))
    await expect.poll(() => told.at(-1)).toBe(1)
    const broken = one.write(['outbox'], async (rows) => {
      await rows.put('outbox', { ...write(2, 'plan'), dseq: 2 })
      throw new Error('mistake')
    })
    await expect(broken).rejects.toThrow('mistake')
    await two.write(['outbox'], (rows) =>
      rows.putAll(
        'outbox',
        [3, 4].map((n) => ({ ...write(n, 'plan'), dseq: n })),
      ),
    )
    await expect.poll(() => told.at(-1)).toBe(3)
    expect(told).not.toContain(2)
    leave()
    const before = told.length
    await one.write(['outbox'], (rows) => rows.remove('outbox', mid(1)))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(told).toHaveLength(before)
    expect(failed).not.toHaveBeenCalled()
  })

  test('a query that fails is told to who watches', async () => {
    const mistake = new Error('mistake')
    const failed = vi.fn<(error: unknown) => void>()
    const leave = opened()
      .live(() => Promise.reject(mistake))
      .subscribe(() => undefined, failed)
    onTestFinished(leave)
    await expect.poll(() => failed.mock.calls).toEqual([[mistake]])
  })

  test('closed, it says so; what was done is there for who opens it again', async () => {
    const open = database()
    const one = open()
    await one.write(['meta'], (rows) => rows.put('meta', { key: 'device', id: mid(1) }))
    one.close()
    await expect(one.read(['meta'], (rows) => rows.all('meta'))).rejects.toMatchObject({ fault: { fault: 'closed' } })
    const again = open()
    onTestFinished(() => again.close())
    expect(await again.read(['meta'], (rows) => rows.get('meta', 'device'))).toEqual({ key: 'device', id: mid(1) })
  })
})
