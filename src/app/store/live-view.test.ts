/**
 * What a screen is told of a document while somebody writes in it. A live query watches what it has read, so an answer
 * out of memory may not take the place of a look at the database: a screen that is told nothing shows old words, and
 * old words are what a person then settles by.
 */
import { expect, onTestFinished, test } from 'vitest'
import { type Device, device } from '#tests/world/device.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import type { DocumentRow, OutboxRow } from './rows.ts'
import type { Seen } from './store.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA}`
const FIELD = 'areas/leadership/went-well/p1/text'
const AT = '2026-11-21T14:00:00.000Z'
const m = (n: number) => `01939f3a-0000-7000-8000-0000000000${n}${n}`
const head = (mid: string, value: string) => ({ mid, by: AMINA, value, at: AT, receivedAt: AT })

/** The query of the evaluation's screen, and what it was told last. */
function watched({ store }: Device) {
  const told: { texts: unknown } = { texts: null }
  const query = async () => {
    const downloaded = await store.isDownloaded(RID)
    return { downloaded, view: await store.view(RID, DOC) }
  }
  const stop = store.live(query).subscribe(
    ({ view }) => {
      told.texts = view.status === 'ready' ? (view.fields.get(FIELD) ?? []).map((each) => each.value) : view.status
    },
    (error) => (told.texts = error),
  )
  onTestFinished(stop)
  return () => told.texts
}

const said = (...heads: ReturnType<typeof head>[]): DocumentRow => ({
  rid: RID,
  doc: DOC,
  seq: 7,
  fields: { [FIELD]: heads },
  held: [],
})
const store = ({ port }: Device, row: DocumentRow) => port.write(['documents'], (rows) => rows.put('documents', row))
const ofOutbox = ({ port }: Device, work: (row: OutboxRow) => OutboxRow | null) =>
  port.write(['outbox', 'documents'], async (rows) => {
    for (const row of await rows.ofReview('outbox', RID)) {
      const next = work(row)
      await (next ? rows.put('outbox', next) : rows.remove('outbox', row.mid))
    }
  })

/** Types on in one editing session, as a draft does. */
function typist({ store: target }: Device, first: readonly Seen[]) {
  let seen = first
  const kinds: boolean[] = []
  const type = async (value: string) => {
    const outcome = await target.save(RID, [{ doc: DOC, field: FIELD, value, seen, session: 's' }])
    if (!('saved' in outcome)) throw new Error(outcome.fault)
    seen = [{ mid: outcome.saved[0]!.mid, value }]
    kinds.push(outcome.saved[0]!.coalesced)
  }
  return { type, kinds }
}

test.each([
  ['one answer', [head(m(1), 'begun')]],
  ['two answers', [head(m(1), 'begun'), head(m(2), 'phone')]],
])('each save reaches the screen, over %s of the server', async (_, heads) => {
  const tablet = device({ personId: AMINA, fetch: new SmallServer(AMINA).fetch })
  await store(tablet, said(...heads))
  const screen = watched(tablet)
  await expect.poll(screen).toEqual(heads.map((each) => each.value))
  const others = heads.slice(1).map((each) => each.value)
  const hand = typist(tablet, [{ mid: m(1), value: 'begun' }])
  for (const value of ['a', 'ab', 'abc']) {
    await hand.type(value)
    await expect.poll(screen).toEqual([...others, value])
  }
  await ofOutbox(tablet, (row) => ({ ...row, sentAt: AT }))
  for (const value of ['abcd', 'abcde']) {
    await hand.type(value)
    await expect.poll(screen).toEqual([...others, value])
  }
  expect(hand.kinds).toEqual([false, true, true, false, true])
})

test('receipts, and what the server says afterwards, reach the screen; so does what is typed after them', async () => {
  const tablet = device({ personId: AMINA, fetch: new SmallServer(AMINA).fetch })
  await store(tablet, said(head(m(1), 'begun')))
  const screen = watched(tablet)
  const hand = typist(tablet, [{ mid: m(1), value: 'begun' }])
  await hand.type('typed')
  await expect.poll(screen).toEqual(['typed'])
  await ofOutbox(tablet, () => null)
  await expect.poll(screen).toEqual(['begun'])
  await store(tablet, said(head(m(2), 'typed')))
  await expect.poll(screen).toEqual(['typed'])
  await store(tablet, said(head(m(2), 'typed'), head(m(3), 'phone')))
  await expect.poll(screen).toEqual(['typed', 'phone'])
  await tablet.port.write(['documents'], (rows) => rows.remove('documents', [RID, DOC]))
  await expect.poll(screen).toEqual([])
  await store(tablet, said(head(m(3), 'phone')))
  await expect.poll(screen).toEqual(['phone'])
  await typist(tablet, [{ mid: m(3), value: 'phone' }]).type('more')
  await expect.poll(screen).toEqual(['more'])
})

test('what another tab saves or receives reaches the screen, though this tab has the document in memory', async () => {
  const tablet = device({ personId: AMINA, fetch: new SmallServer(AMINA).fetch })
  const other = tablet.again()
  await store(tablet, said(head(m(1), 'begun')))
  const screen = watched(tablet)
  await expect.poll(screen).toEqual(['begun'])
  await typist(other, [{ mid: m(1), value: 'begun' }]).type('elsewhere')
  await expect.poll(screen).toEqual(['elsewhere'])
  await store(other, said(head(m(1), 'begun'), head(m(3), 'phone')))
  await expect.poll(screen).toEqual(['phone', 'elsewhere'])
})
