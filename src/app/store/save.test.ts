/** Saving: what one transaction stores, when it may fold a newer value into an older entry, and when never. */
import { expect, test } from 'vitest'
import { v7 } from 'uuid'
import { type Device, device } from '#tests/world/device.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import { isFault } from './faults.ts'
import { placeOf } from './place.ts'
import type { Change, Seen } from './store.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA}`
const FIELD = 'areas/leadership/estimate'

const newDevice = () => device({ personId: AMINA, fetch: new SmallServer(AMINA).fetch })

const change = (value: string, session: string, seen: readonly Seen[] = [], field = FIELD): Change => ({
  doc: DOC,
  field,
  value,
  seen,
  session,
})

async function save({ store }: Device, ...changes: Change[]) {
  const outcome = await store.save(RID, changes)
  if (isFault(outcome)) throw new Error(outcome.fault)
  return outcome.saved
}

const outbox = ({ port }: Device) => port.read(['outbox'], (rows) => rows.ofReview('outbox', RID))
const markSent = ({ port }: Device) =>
  port.write(['meta'], async (rows) => {
    const place = await placeOf(rows, RID)
    await rows.put('meta', { ...place, sentUpTo: place.nextDseq - 1 })
  })

test('a saved change is an entry with the next number, found by another tab', async () => {
  const tablet = newDevice()
  const [first] = await save(tablet, change('leading', 's1'))
  const [second] = await save(tablet, change('…“quoted” — 👩🏽‍🏫', 's2', [], 'areas/leadership/went-well/p1/text'))
  const rows = await outbox(tablet.again())
  expect(rows.map(({ mid, dseq, sentAt, by }) => [mid, dseq, sentAt, by])).toEqual([
    [first!.mid, 1, null, AMINA],
    [second!.mid, 2, null, AMINA],
  ])
  expect(rows[1]?.write?.value).toBe('…“quoted” — 👩🏽‍🏫')
})

test('many tabs saving at once get numbers without gaps or twins', async () => {
  const tablet = newDevice()
  const tabs = [tablet, tablet.again(), tablet.again()]
  await Promise.all(Array.from({ length: 30 }, (_, n) => save(tabs[n % 3]!, change(`${n}`, `s${n}`))))
  expect((await outbox(tablet)).map((row) => row.dseq)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1))
})

test('a newer value of the same session takes the place of one never sent: same id, number and ctx', async () => {
  const tablet = newDevice()
  const parent = v7()
  const [first] = await save(tablet, change('a', 's1', [{ mid: parent }]))
  const [second] = await save(tablet, change('ab', 's1', [{ mid: first!.mid, value: 'a' }]))
  expect(second).toEqual({ mid: first!.mid, ctx: [parent], coalesced: true })
  expect(await outbox(tablet)).toMatchObject([{ dseq: 1, write: { value: 'ab', ctx: [parent] } }])
})

test.each([
  ['once it was marked as sent', (tablet: Device) => markSent(tablet)],
  [
    'once a command was given after it',
    (tablet: Device) => tablet.store.give(RID, { type: 'evaluation.submit', args: {} }),
  ],
])('an entry is not changed %s', async (_, between) => {
  const tablet = newDevice()
  const [first] = await save(tablet, change('a', 's1'))
  await between(tablet)
  const [second] = await save(tablet, change('ab', 's1', [{ mid: first!.mid, value: 'a' }]))
  expect(second).toMatchObject({ ctx: [first!.mid], coalesced: false })
  expect((await outbox(tablet)).map((row) => row.write?.value).filter(Boolean)).toEqual(['a', 'ab'])
})

test('another session, field or document is never folded in', async () => {
  const tablet = newDevice()
  const [first] = await save(tablet, change('a', 's1'))
  const seen = [{ mid: first!.mid, value: 'a' }]
  await save(tablet, change('b', 's2', seen))
  await save(tablet, change('c', 's1', seen, 'areas/provision/estimate'))
  await save(tablet, { ...change('d', 's1', seen), doc: 'plan' })
  expect((await outbox(tablet)).map((row) => row.write?.value)).toEqual(['a', 'b', 'c', 'd'])
})

test('an entry that another tab’s write has replaced is not changed under it', async () => {
  const tablet = newDevice()
  const [first] = await save(tablet, change('a', 'tab-1'))
  await save(tablet.again(), change('b', 'tab-2', [{ mid: first!.mid, value: 'a' }]))
  const [third] = await save(tablet, change('ab', 'tab-1', [{ mid: first!.mid, value: 'a' }]))
  expect(third).toMatchObject({ coalesced: false, ctx: [first!.mid] })
  const view = await tablet.store.view(RID, DOC)
  expect(
    view.status === 'ready' &&
      view.fields
        .get(FIELD)
        ?.map((head) => head.value)
        .toSorted(),
  ).toEqual(['ab', 'b'])
})

test('two tabs in one field: what was typed on after the other began stays beside it', async () => {
  const tablet = newDevice()
  const [first] = await save(tablet, change('The', 'tab-1'))
  // The second tab begins now and sees "The"; the first types on before the second saves.
  await save(tablet, change('The pupils', 'tab-1', [{ mid: first!.mid, value: 'The' }]))
  await save(tablet.again(), change('The books', 'tab-2', [{ mid: first!.mid, value: 'The' }]))
  const view = await tablet.store.view(RID, DOC)
  expect(
    view.status === 'ready' &&
      view.fields
        .get(FIELD)
        ?.map((head) => head.value)
        .toSorted(),
  ).toEqual(['The books', 'The pupils'])
})

test('changes of one save are stored all or none', async () => {
  const tablet = newDevice()
  const bad = { ...change('b', 's2'), value: (() => undefined) as never }
  const outcome = await tablet.store.save(RID, [change('a', 's1'), bad])
  expect(isFault(outcome)).toBe(true)
  expect(await outbox(tablet)).toEqual([])
})

const SEEN = 'areas/leadership/went-well/p1/deleted-having-seen'
const TEXT = 'areas/leadership/went-well/p1/text'

test('a value that speaks of other writes leaves out one that says something else by now', async () => {
  const tablet = newDevice()
  const [first, second] = await save(tablet, change('one', 's1', [], TEXT), change('two', 's2', [], TEXT))
  await save(tablet.again(), change('one and more', 's1', [{ mid: first!.mid, value: 'one' }], TEXT))
  const [record] = await save(tablet, {
    ...change('', 's3', [], SEEN),
    value: [first!.mid, second!.mid, 'arrived long ago'],
    names: [
      { mid: first!.mid, value: 'one' },
      { mid: second!.mid, value: 'two' },
    ],
  })
  expect(record).toMatchObject({ value: [second!.mid, 'arrived long ago'], ctx: [second!.mid], coalesced: false })
  expect((await outbox(tablet)).at(-1)?.write?.value).toEqual([second!.mid, 'arrived long ago'])
})

test('what a waiting value speaks of is typed on into no more: further words are a write of their own', async () => {
  const tablet = newDevice()
  const [text] = await save(tablet, change('one', 's1', [], TEXT))
  const names = [{ mid: text!.mid, value: 'one' }]
  await save(tablet, { ...change('', 's2', [], SEEN), value: [text!.mid], names })
  const [more] = await save(tablet, change('one, two', 's1', [{ mid: text!.mid, value: 'one' }], TEXT))
  expect(more).toMatchObject({ coalesced: false, ctx: [text!.mid] })
})

test('what replaces a text that the server refuses names also what that one had replaced', async () => {
  const tablet = newDevice()
  const onServer = v7()
  const [small] = await save(tablet, change('small', 's1', [{ mid: onServer }], TEXT))
  await markSent(tablet)
  const huge = 'x'.repeat(300_000)
  const [refused] = await save(tablet, change(huge, 's2', [{ mid: small!.mid, value: 'small' }], TEXT))
  const [again] = await save(tablet, change(`${huge}!`, 's3', [{ mid: refused!.mid, value: huge }], TEXT))
  const [shorter] = await save(tablet, change('short', 's4', [{ mid: again!.mid, value: `${huge}!` }], TEXT))
  expect(shorter!.ctx).toEqual([again!.mid, refused!.mid, small!.mid])
  // What the server has taken, or will, speaks for itself.
  const [next] = await save(tablet, change('shorter', 's5', [{ mid: shorter!.mid, value: 'short' }], TEXT))
  expect(next!.ctx).toEqual([shorter!.mid])
})
