/**
 * Two people at one section, over HTTP: what they changed in different sentences is one text with the server's name on
 * it, what they changed in one is both their texts, and whoever checks the journal can work all of it out again.
 */
import { type JsonObject, byCodeUnits } from '#domain/custody/canonical.ts'
import { mergeId } from '#domain/custody/merge.ts'
import type { DocumentState } from '#domain/custody/wire.ts'
import { STATE_FIELD } from '#domain/moderation/review-document.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { decideAsSystem } from '#server/planning.ts'
import { sha256 } from '#tests/world/known.ts'
import { type Entry, type ServerWorld, type Somebody, serverWorld, write } from '#tests/world/server.ts'
import { expect, test } from 'vitest'
import { auditState } from './audit-state.ts'
import { auditJournal } from './audit.ts'

const DOC = 'section/context'
const TEXT = 'Pupils behave well. They read daily. Leaders know the school.'
const BEHAVE = TEXT.replace('behave well', 'behave very well')
const KNOW = TEXT.replace('know the school', 'know their school')
const BOTH = 'Pupils behave very well. They read daily. Leaders know their school.'

/** A closed moderation, in which the lead and the central team write the report; both have its first words. */
async function writing() {
  const world = await serverWorld()
  await inOwnTransaction(world.context, (tx) => decideAsSystem(world.context, tx, world.rid, [[STATE_FIELD, 'M']]))
  const [linda, grace] = [world.as('linda'), world.as('grace')]
  const first = text(linda, TEXT)
  await linda.send([first])
  return { ...world, linda, grace, first }
}

const text = (who: Somebody, value: string, ...seen: readonly { readonly mid: string }[]): Entry =>
  who.entry(
    write(
      DOC,
      'text',
      value,
      seen.map(({ mid }) => mid),
    ),
  )
const outcomes = async (who: Somebody, ...entries: readonly Entry[]) =>
  (await who.send(entries)).body.receipts.map(({ outcome }) => outcome)
const headsOf = (state: DocumentState | undefined) => state?.fields['text'] ?? []
const valuesFor = async (who: Somebody) =>
  headsOf((await who.document(DOC)).body)
    .map(({ value }) => value as string)
    .toSorted(byCodeUnits)
const merges = ({ context, rid }: ServerWorld) =>
  context.db.selectFrom('journal').where('review_id', '=', rid).where('kind', '=', 'merge').selectAll().execute()
const check = ({ context, rid }: ServerWorld) =>
  inOwnTransaction(context, async (tx) => [
    ...(await auditJournal(tx, rid, sha256)),
    ...(await auditState(tx, rid, sha256)),
  ])

test('what two people changed in different sentences is one text, by the system, and names both', async () => {
  const world = await writing()
  const { linda, grace, first } = world
  const [hers, theirs] = [text(linda, BEHAVE, first), text(grace, KNOW, first)]
  expect(await outcomes(linda, hers)).toEqual(['head'])
  const { receipts, documents } = (await grace.send([theirs])).body
  const parents = [hers.mid, theirs.mid].toSorted(byCodeUnits)
  const merged = { mid: mergeId(parents, sha256), by: 'system', value: BOTH, merge: parents }
  const [{ seq } = { seq: 0 }, ...more] = receipts
  expect([receipts[0]?.outcome, more]).toEqual(['sibling', []])
  expect(documents).toMatchObject([{ doc: DOC, seq: seq + 1, fields: { text: [merged] } }])

  for (const who of [linda, grace]) expect((await who.document(DOC)).body.fields['text']).toMatchObject([merged])
  expect((await linda.pullAll()).documents.find(({ doc }) => doc === DOC)).toMatchObject({ fields: { text: [merged] } })
  const { writes } = (await grace.get<{ writes: JsonObject[] }>(`/reviews/${world.rid}/documents/${DOC}/history`)).body
  expect(writes.at(-1)).toMatchObject({ mid: merged.mid, by: 'system', value: BOTH, ctx: parents, outcome: 'head' })
  expect(await merges(world)).toMatchObject([{ seq: seq + 1, person_id: 'system', mid: merged.mid, dseq: null }])
  expect(await check(world)).toEqual([])
})

test('what two people changed in one sentence stays two texts', async () => {
  const world = await writing()
  const { linda, grace, first } = world
  await linda.send([text(linda, BEHAVE, first)])
  const other = BEHAVE.replace('very', 'quite')
  expect(await outcomes(grace, text(grace, other, first))).toEqual(['sibling'])
  expect(await valuesFor(linda)).toEqual([other, BEHAVE].toSorted(byCodeUnits))
  expect(await merges(world)).toEqual([])
})

test('whoever goes on typing is merged again, with what they had before them themselves', async () => {
  const world = await writing()
  const { linda, grace, first } = world
  const hers = text(linda, BEHAVE, first)
  await linda.send([hers])
  await grace.send([text(grace, KNOW, first)])
  expect(await outcomes(linda, text(linda, `${BEHAVE} Parents agree.`, hers))).toEqual(['sibling'])
  expect(await valuesFor(grace)).toEqual([`${BOTH} Parents agree.`])
  expect(await check(world)).toEqual([])
})

test('a batch is merged once, as it leaves the text, and a batch that comes again is not merged again', async () => {
  const world = await writing()
  const { linda, grace, first } = world
  await grace.send([text(grace, KNOW, first)])
  const one = text(linda, 'Pupils behave', first)
  const two = text(linda, 'Pupils behave very well', one)
  const batch = [one, two, text(linda, BEHAVE, two)]
  expect(await outcomes(linda, ...batch)).toEqual(['sibling', 'sibling', 'sibling'])
  expect(await valuesFor(grace)).toEqual([BOTH])
  expect(await outcomes(linda, ...batch)).toEqual(['sibling', 'sibling', 'sibling'])
  expect(await merges(world)).toHaveLength(1)
})

test('a person checks a merge by writing over it, the same words too', async () => {
  const world = await writing()
  const { linda, grace, first } = world
  await linda.send([text(linda, BEHAVE, first)])
  await grace.send([text(grace, KNOW, first)])
  const [merged] = headsOf((await linda.document(DOC)).body)
  expect(await outcomes(linda, text(linda, BOTH, merged!))).toEqual(['head'])
  const [head] = headsOf((await grace.document(DOC)).body)
  expect(head).toMatchObject({ by: linda.id, value: BOTH })
  expect(head).not.toHaveProperty('merge')
})

test('a store that was put back makes a merge again that somebody has checked, and their answer stands', async () => {
  const world = await writing()
  const { linda, grace, first } = world
  const [hers, theirs] = [text(linda, BEHAVE, first), text(grace, KNOW, first)]
  const checked = text(linda, `${BOTH} Checked.`, { mid: mergeId([hers.mid, theirs.mid], sha256) })
  expect(await outcomes(linda, hers, checked)).toEqual(['head', 'sibling'])
  expect(await outcomes(grace, theirs)).toEqual(['sibling'])
  expect(await valuesFor(grace)).toEqual([`${BOTH} Checked.`])
  expect(await merges(world)).toMatchObject([{ outcome: 'superseded' }])
  expect(await check(world)).toEqual([])
})

test('of three texts, and of two that have nothing in common, a person decides', async () => {
  const world = await writing()
  const { linda, grace, first } = world
  const batch = [BEHAVE, KNOW, TEXT.replace('daily', 'weekly')].map((value) => text(linda, value, first))
  await linda.send(batch)
  expect(await valuesFor(grace)).toHaveLength(3)
  await grace.send([text(grace, 'One text.', ...batch), text(grace, 'From nothing.')])
  expect(await valuesFor(linda)).toEqual(['From nothing.', 'One text.'])
  expect(await merges(world)).toEqual([])
})

test('of more than eight texts no two are looked for that had been merged before: they stand side by side', async () => {
  const world = await writing()
  const { linda, grace, first } = world
  const [hers, theirs] = [text(linda, BEHAVE, first), text(grace, KNOW, first)]
  const checked = text(linda, BOTH, { mid: mergeId([hers.mid, theirs.mid], sha256) })
  const others = Array.from({ length: 6 }, (_, at) => text(grace, `Begun ${at}.`))
  await grace.send([...others, text(grace, 'One more.')])
  await linda.send([checked, hers])
  await grace.send([theirs])
  expect(await valuesFor(grace)).toHaveLength(10)
  expect(await merges(world)).toEqual([])
  await grace.send([text(grace, 'Together.', ...others)])
  expect(await merges(world)).toMatchObject([{ outcome: 'superseded' }])
  expect(await valuesFor(grace)).toEqual([BOTH, 'One more.', 'Together.'].toSorted(byCodeUnits))
  expect(await check(world)).toEqual([])
})

/** A point of the section of an area, of which there may be as many as one likes. */
const point = (who: Somebody, at: number, value: string, ...seen: readonly { readonly mid: string }[]): Entry =>
  who.entry(
    write(
      'section/leadership',
      `areas/leadership/went-well/p${at}/text`,
      value,
      seen.map(({ mid }) => mid),
    ),
  )
const points = async (world: Awaited<ReturnType<typeof writing>>, count: number, texts: readonly string[]) => {
  const { linda, grace } = world
  const [was, hers, theirs] = texts as [string, string, string]
  const all = Array.from({ length: count }, (_, at) => point(linda, at, was))
  const mine = all.map((each, at) => point(linda, at, hers, each))
  await linda.send([...all, ...mine])
  await grace.send(all.map((each, at) => point(grace, at, theirs, each)))
  return Object.values((await grace.document('section/leadership')).body.fields)
}

test('one push merges in a hundred fields, and leaves the texts of all others side by side', async () => {
  const world = await writing()
  const fields = await points(world, 102, [TEXT, BEHAVE, KNOW])
  expect(await merges(world)).toHaveLength(100)
  const left = fields.filter((heads) => heads.length === 2).map((heads) => heads.map(({ value }) => value))
  expect(left.map((values) => new Set(values))).toEqual([new Set([BEHAVE, KNOW]), new Set([BEHAVE, KNOW])])
})

test('one push compares for a third of a second at the most, and leaves what it has not come to side by side', async () => {
  const world = await writing()
  const was = '\nyes'.repeat(214)
  const fields = await points(world, 8, [was, `${was}\nmore`, was.replace('\nyes', '')])
  expect(await merges(world)).toHaveLength(6)
  expect(fields.filter((heads) => heads.length === 2)).toHaveLength(2)
})

test('somebody who names a merge before it is made ends nothing and hides nothing', async () => {
  const world = await writing()
  const { linda, grace, first } = world
  const hers = text(linda, BEHAVE, first)
  const theirs = text(grace, KNOW, first)
  const circular = {
    ...theirs,
    write: { doc: DOC, field: 'text', value: KNOW, ctx: [first.mid, mergeId([hers.mid, theirs.mid], sha256)] },
  }
  await linda.send([hers])
  await grace.send([circular])
  expect(await valuesFor(linda)).toContain(KNOW)
  expect(await check(world)).toEqual([])
})

test('an evaluation has one author, who is asked', async () => {
  const world = await serverWorld()
  const amina = world.as('amina')
  const field = 'areas/leadership/went-well/p1/text'
  const first = amina.entry(write(amina.own, field, TEXT))
  const both = [BEHAVE, KNOW].map((value) => amina.entry(write(amina.own, field, value, [first.mid])))
  await amina.send([first, ...both])
  expect((await amina.document(amina.own)).body.fields[field]).toHaveLength(2)
  expect(await merges(world)).toEqual([])
})

test('a merge that does not follow from what it names is found', async () => {
  const world = await writing()
  const { linda, grace, first, context } = world
  const hers = text(linda, BEHAVE, first)
  await linda.send([hers])
  await grace.send([text(grace, KNOW, first)])
  const [merged] = headsOf((await linda.document(DOC)).body)
  const set = (mid: string, values: object) =>
    context.db.updateTable('write').set(values).where('doc', '=', DOC).where('mid', '=', mid).execute()
  const hands = [
    { value: JSON.stringify(`${BOTH} And more.`) },
    { value: '"torn' },
    { ctx: JSON.stringify([hers.mid]) },
    { ctx: '[]' },
    { by: linda.id },
  ]
  for (const hand of hands) {
    await set(merged!.mid, hand)
    expect(await check(world)).toContainEqual({ doc: DOC, wrong: 'write' })
    const { merge, ...as } = merged!
    await set(as.mid, { by: 'system', value: JSON.stringify(as.value), ctx: JSON.stringify(merge) })
  }
  expect(await check(world)).toEqual([])
})
