/** What is shown: own waiting work over the server's, own decisions before they are sent, damage instead of emptiness. */
import { expect, test } from 'vitest'
import { type Device, device } from '#tests/world/device.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import type { DocumentRow, OutboxRow } from './rows.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA}`
const FIELD = 'areas/leadership/estimate'
const m = (n: number) => `01939f3a-0000-7000-8000-0000000000${n}${n}`
const AT = '2026-11-21T14:00:00.000Z'

const newDevice = () => device({ personId: AMINA, fetch: new SmallServer(AMINA).fetch })
const head = (mid: string, value: string) => ({ mid, by: AMINA, value, at: AT, receivedAt: AT })
const document = (more: Partial<DocumentRow>): DocumentRow => ({
  rid: RID,
  doc: DOC,
  seq: 7,
  fields: {},
  held: [],
  heldCount: more.held?.length ?? 0,
  ...more,
})
const waiting = (mid: string, dseq: number, value: string, ctx: string[]): OutboxRow => ({
  mid,
  rid: RID,
  dseq,
  schema: 1,
  at: AT,
  by: AMINA,
  write: { doc: DOC, field: FIELD, value, ctx },
  doc: DOC,
  session: 's',
  sentAt: AT,
})
const put = ({ port }: Device, ...rows: (DocumentRow | OutboxRow)[]) =>
  port.write(['documents', 'outbox'], async (tables) => {
    for (const row of rows) await ('mid' in row ? tables.put('outbox', row) : tables.put('documents', row))
  })

async function shown({ store }: Device) {
  const view = await store.view(RID, DOC)
  if (view.status !== 'ready') throw new Error(view.status)
  return view.fields.get(FIELD)?.map((each) => each.value) ?? []
}

test('own waiting work lies over what the server said', async () => {
  const tablet = newDevice()
  await put(tablet, document({ fields: { [FIELD]: [head(m(1), 'effective')] } }), waiting(m(2), 1, 'leading', [m(1)]))
  expect(await tablet.store.view(RID, DOC)).toMatchObject({ status: 'ready', pending: 1, seq: 7 })
  expect(await shown(tablet)).toEqual(['leading'])
})

test('in a section one’s own words stand alone until the server has merged them, unless it has refused them', async () => {
  const doc = 'section/context'
  const texts = async (refused?: 'malformed') => {
    const tablet = newDevice()
    const row = waiting(m(2), 1, 'mine', [])
    const own = { ...row, doc, write: { ...row.write!, doc }, ...(refused && { refused }) }
    await put(tablet, document({ doc, fields: { [FIELD]: [head(m(3), 'theirs')] } }), own)
    const view = await tablet.store.view(RID, doc)
    return view.status === 'ready' && view.fields.get(FIELD)?.map(({ value }) => value)
  }
  expect(await texts()).toEqual(['mine'])
  expect(await texts('malformed')).toEqual(['theirs', 'mine'])
})

test('a lost answer makes no conflict of the person with themselves', async () => {
  const tablet = newDevice()
  const chain = [waiting(m(1), 1, 'a', []), waiting(m(2), 2, 'ab', [m(1)]), waiting(m(3), 3, 'abc', [m(2)])]
  await put(tablet, document({ fields: { [FIELD]: [head(m(3), 'abc')] } }), ...chain)
  expect(await shown(tablet)).toEqual(['abc'])
})

test('a waiting write that another field’s write names is shown all the same', async () => {
  const tablet = newDevice()
  const naming = { ...waiting(m(2), 2, 'x', [m(1)]), write: { doc: DOC, field: 'later', value: 'x', ctx: [m(1)] } }
  await put(tablet, document({ fields: { later: [head(m(2), 'x')] } }), waiting(m(1), 1, 'leading', []), naming)
  expect(await shown(tablet)).toEqual(['leading'])
})

test('a document never heard of is empty and has no seq', async () => {
  expect(await newDevice().store.view(RID, DOC)).toEqual({
    status: 'ready',
    fields: new Map(),
    pending: 0,
    held: [],
    seq: null,
  })
})

test.each([
  ['document', { ...document({}), fields: { [FIELD]: [{ value: 'no mid' }] } } as never],
  ['waiting entry', { ...waiting(m(1), 1, 'a', []), at: 'yesterday' }],
])('a damaged %s is shown as damaged with its rows, never as an empty editor, and is in the copy', async (_, row) => {
  const tablet = newDevice()
  await put(tablet, row)
  expect(await tablet.store.view(RID, DOC)).toEqual({ status: 'damaged', rows: [expect.objectContaining(row)] })
  const copy = JSON.parse(await (await tablet.store.exportAll()).text()) as {
    reviews: { outbox: unknown[]; documents: unknown[] }[]
  }
  expect([...copy.reviews[0]!.outbox, ...copy.reviews[0]!.documents]).toEqual([expect.objectContaining(row)])
})

test('a submit given offline shows as submitted and waiting, a recall after it as draft', async () => {
  const tablet = newDevice()
  expect(await tablet.store.evaluationStatus(RID, AMINA)).toEqual({ status: 'draft', waiting: false, state: 'P' })
  await put(tablet, document({ doc: 'review', fields: { state: [head(m(1), 'F')] } }))
  await tablet.store.give(RID, { type: 'evaluation.submit', args: {} })
  expect(await tablet.store.evaluationStatus(RID, AMINA)).toEqual({ status: 'submitted', waiting: true, state: 'F' })
  await tablet.store.give(RID, { type: 'evaluation.recall', args: {} })
  expect(await tablet.store.evaluationStatus(RID, AMINA)).toEqual({ status: 'draft', waiting: true, state: 'F' })
})

test('a second tap on submit is the same submit; after an edit it is another', async () => {
  const tablet = newDevice()
  const submit = () => tablet.store.give(RID, { type: 'evaluation.submit', args: {} })
  const first = await submit()
  expect(await submit()).toEqual(first)
  await tablet.store.save(RID, [{ doc: DOC, field: FIELD, value: 'leading', seen: [], session: 's' }])
  expect(await submit()).not.toEqual(first)
})

test('what is held needs attention until it is let go, also before that was sent', async () => {
  const tablet = newDevice()
  const held = [{ mid: m(5), reason: 'locked' as const, by: AMINA, entry: {}, receivedAt: AT }]
  await put(tablet, document({ held }))
  expect(await tablet.store.counts()).toEqual({ waiting: 0, attention: 1, lastSent: null })
  expect(await tablet.store.held()).toEqual([{ rid: RID, doc: DOC, held: held[0] }])
  await tablet.store.give(RID, { type: 'held.release', args: { mid: m(5) } })
  expect(await tablet.store.counts()).toEqual({ waiting: 1, attention: 0, lastSent: null })
})

test('the queue says what waits, in order, with the beginning of it', async () => {
  const tablet = newDevice()
  await put(
    tablet,
    { ...waiting(m(1), 2, 'x'.repeat(500), []), sentAt: null, refused: 'malformed' },
    waiting(m(2), 1, 'a', []),
  )
  const queue = await tablet.store.queue()
  expect(queue.map(({ mid, what, wasSent }) => [mid, what, wasSent])).toEqual([
    [m(2), FIELD, true],
    [m(1), FIELD, false],
  ])
  expect(queue[1]!.preview).toHaveLength(121)
  expect(queue[1]!.lastError).toContain('could not be sent')
})

test('a change in another tab is shown without asking', async () => {
  const tablet = newDevice()
  const seen: unknown[] = []
  const stop = tablet.store
    .live(() => tablet.store.counts())
    .subscribe(
      (counts) => seen.push(counts.waiting),
      () => {},
    )
  await expect.poll(() => seen).toEqual([0])
  await tablet.again().store.save(RID, [{ doc: DOC, field: FIELD, value: 'leading', seen: [], session: 's' }])
  await expect.poll(() => seen).toEqual([0, 1])
  stop()
})
