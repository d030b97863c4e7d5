/**
 * Who is given an evaluation, and as of when, from the first draft to moderation; and the commands that move a
 * review. Each test asks over HTTP, as another person's tablet would, because a blind rule that holds only in one
 * function is none.
 */
import { inOwnTransaction } from '#server/db/transaction.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { decideAsSystem } from '#server/planning.ts'
import { sha256 } from '#tests/world/known.ts'
import { type Somebody, command, complete, headsIn, serverWorld, write } from '#tests/world/server.ts'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'

const ESTIMATE = 'areas/leadership/estimate'
const open = (...without: string[]) => command('moderation.open', { without })
const recall = command('evaluation.recall')

async function submitAll(...people: readonly Somebody[]) {
  for (const person of people) {
    await person.say(...complete(person.own))
    expect((await person.say(await person.submission()))[0]).toMatchObject({ outcome: 'applied' })
  }
}

/** What a person is given of a document: its number of fields, or what became of it. */
async function seen(who: Somebody, doc: string): Promise<number | 'nothing' | 'gone'> {
  const { status, body } = await who.document(doc)
  return status === 404 ? 'nothing' : body.gone ? 'gone' : Object.keys(body.fields).length
}

describe('evaluations are blind', () => {
  test('a draft is its author’s alone; the lead is given it once it is submitted, peers and the others are not', async () => {
    const { as } = await serverWorld()
    const [amina, dan, linda, grace, helen] = [as('amina'), as('dan'), as('linda'), as('grace'), as('helen')]
    await amina.say(...complete(amina.own))
    for (const who of [dan, linda, grace, helen]) expect(await seen(who, amina.own)).toBe('nothing')
    await amina.say(await amina.submission())
    expect(await seen(linda, amina.own)).toBe(6)
    for (const who of [dan, grace, helen]) expect(await seen(who, amina.own)).toBe('nothing')
  })

  test('peers read each other once moderation is open and their own is submitted, late ones from that moment', async () => {
    const { as } = await serverWorld()
    const [amina, dan, priya, linda, grace] = [as('amina'), as('dan'), as('priya'), as('linda'), as('grace')]
    await submitAll(amina, priya)
    await dan.say(...complete(dan.own))
    const before = { amina: await amina.pullAll(), dan: await dan.pullAll(), linda: await linda.pullAll() }
    expect((await linda.say(open(dan.id)))[0]).toMatchObject({ outcome: 'applied' })
    expect((await amina.pullAll(before.amina.next)).documents.map((each) => each.doc)).toEqual(
      [priya.own, 'review'].toSorted(),
    )
    expect((await dan.pullAll(before.dan.next)).documents.map((each) => each.doc)).toEqual(['review'])
    expect(await seen(grace, amina.own)).toBe(6)
    expect(await seen(linda, dan.own)).toBe('nothing')
    expect((await dan.say(await dan.submission()))[0]).toMatchObject({ outcome: 'applied' })
    for (const doc of [amina.own, priya.own]) expect(await seen(dan, doc)).toBe(6)
    for (const who of [amina, priya, linda, grace]) expect(await seen(who, dan.own)).toBe(6)
  })

  test('others are given what was submitted and never what is written after it; a recall takes it away', async () => {
    const { as, clock } = await serverWorld()
    const [amina, linda] = [as('amina'), as('linda')]
    const estimate = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    await amina.send([estimate])
    await amina.say(...complete(amina.own).slice(1))
    const submitted = (await amina.document(amina.own)).body.fields
    await amina.say(await amina.submission())
    const given = (await linda.document(amina.own)).body
    expect(given.fields).toEqual(submitted)
    const first = await linda.pullAll()

    expect((await amina.say(write(amina.own, ESTIMATE, 'effective', [estimate.mid])))[0]).toMatchObject({
      reason: 'locked',
    })
    expect((await linda.pullAll(first.next)).documents).toEqual([])
    await amina.say(recall)
    const recalled = await linda.pullAll(first.next)
    expect(recalled.documents).toMatchObject([{ doc: amina.own, fields: {}, gone: true }, { doc: 'review' }])
    expect(await seen(linda, amina.own)).toBe('nothing')

    clock.now = '2026-11-21T10:00:00.000Z'
    const changed = amina.entry(write(amina.own, ESTIMATE, 'effective', [estimate.mid]))
    await amina.send([changed])
    expect((await linda.pullAll(recalled.next)).documents).toEqual([])
    await amina.say(await amina.submission())
    const again = await linda.pullAll(recalled.next)
    expect(headsIn(again.documents[0], ESTIMATE)).toEqual([changed.mid])
    expect(again.documents[0]!.doc).toBe(amina.own)
  })

  test('a stored snapshot hashes to the fields that are given of it', async () => {
    const { as, context } = await serverWorld()
    const [amina, linda] = [as('amina'), as('linda')]
    await submitAll(amina)
    const { fields } = (await linda.document(amina.own)).body
    const rows = Object.entries(fields).map(([field, heads]) => [field, heads.map((head) => head.mid)] as const)
    const { state_hash: stored } = await context.db
      .selectFrom('snapshot')
      .select('state_hash')
      .executeTakeFirstOrThrow()
    expect(stateHash(rows, '', sha256)).toBe(stored)
  })

  test('history shows others what led to the submission, the author everything, and what is held to the author alone', async () => {
    const { as, rid } = await serverWorld()
    const [amina, dan, linda] = [as('amina'), as('dan'), as('linda')]
    const history = async (who: Somebody, query = '') => {
      const { body } = await who.get<{ writes: { value: string; outcome: string; mid: string }[] }>(
        `/reviews/${rid}/documents/${amina.own}/history${query}`,
      )
      return body.writes
    }
    const first = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    await amina.send([first])
    await amina.say(write(amina.own, ESTIMATE, 'effective', [first.mid]), ...complete(amina.own).slice(1))
    expect((await linda.get(`/reviews/${rid}/documents/${amina.own}/history`)).status).toBe(404)
    await amina.say(await amina.submission())
    await amina.say(write(amina.own, ESTIMATE, 'ineffective', []))
    const values = (writes: { value: string; outcome: string }[]) =>
      writes.map(({ value, outcome }) => [value, outcome])
    const field = `?field=${ESTIMATE}`
    expect(values(await history(amina, field))).toEqual([
      ['leading', 'head'],
      ['effective', 'head'],
      ['ineffective', 'held'],
    ])
    expect(values(await history(linda, field))).toEqual([
      ['leading', 'head'],
      ['effective', 'head'],
    ])
    expect((await history(linda)).length).toBe(7)
    expect((await dan.get(`/reviews/${rid}/documents/${amina.own}/history`)).status).toBe(404)
    await amina.say(recall)
    await amina.say(write(amina.own, 'areas/provision/estimate', 'leading'))
    expect((await linda.get(`/reviews/${rid}/documents/${amina.own}/history`)).status).toBe(404)
    await amina.say(await amina.submission())
  })
})

test('a returned evaluation is rewritten in private: others keep what was submitted until it is submitted again', async () => {
  const { as, rid, context } = await serverWorld()
  const [amina, linda] = [as('amina'), as('linda')]
  const estimate = amina.entry(write(amina.own, ESTIMATE, 'leading'))
  await amina.send([estimate])
  await amina.say(...complete(amina.own).slice(1))
  await amina.say(await amina.submission())
  const returned: [string, string][] = [
    ['state', 'R'],
    [`evaluations/${amina.id}/status`, 'returned'],
  ]
  await inOwnTransaction(context, (tx) => decideAsSystem(context, tx, rid, returned))
  const before = await linda.pullAll()
  const given = (await linda.document(amina.own)).body
  const history = async () =>
    (await linda.get<{ writes: unknown[] }>(`/reviews/${rid}/documents/${amina.own}/history`)).body.writes.length

  const changed = amina.entry(write(amina.own, ESTIMATE, 'effective', [estimate.mid]))
  expect((await amina.send([changed])).body.receipts[0]).toMatchObject({ outcome: 'head' })
  expect(await linda.pullAll(before.next)).toEqual({ documents: [], next: expect.any(String), digest: before.digest })
  expect((await linda.document(amina.own)).body).toEqual(given)
  expect(await history()).toBe(6)

  await amina.say(await amina.submission())
  const after = await linda.pullAll(before.next)
  expect(headsIn(after.documents[0], ESTIMATE)).toEqual([changed.mid])
  expect(after.documents[1]).toMatchObject({ doc: 'review', fields: { state: [{ value: 'S' }] } })
  expect(after.digest).not.toBe(before.digest)
  expect(await history()).toBe(7)
})

describe('commands', () => {
  test('a submit takes effect on the exact state that it names, and says what is missing', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    expect((await amina.say(await amina.submission()))[0]).toMatchObject({
      outcome: 'held',
      reason: 'incomplete',
      fields: ['leadership', 'provision', 'disadvantaged'].flatMap((area) => [
        `areas/${area}/estimate`,
        `areas/${area}/went-well`,
      ]),
    })
    await amina.say(...complete(amina.own))
    const submission = await amina.submission()
    const other = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    const [, moved] = (await amina.send([other, amina.entry(submission)])).body.receipts
    expect(moved).toMatchObject({ outcome: 'held', reason: 'moved' })
    expect((await amina.say(await amina.submission()))[0]).toMatchObject({
      reason: 'conflict-open',
      fields: [ESTIMATE],
    })
    const heads = headsIn((await amina.document(amina.own)).body, ESTIMATE)
    await amina.say(write(amina.own, ESTIMATE, 'leading', heads))
    expect((await amina.say(await amina.submission()))[0]).toMatchObject({ outcome: 'applied', reason: null })
  })

  test('writes and their submit in one batch, as a tablet sends them when it comes online', async () => {
    const { as } = await serverWorld()
    const [amina, linda] = [as('amina'), as('linda')]
    const entries = complete(amina.own).map((said) => amina.entry(said))
    const rows = entries.map((each) => [(each['write'] as { field: string }).field, [each.mid]] as const)
    const hash = stateHash(rows, '', sha256)
    const submit = amina.entry(command('evaluation.submit', {}, [{ doc: amina.own, path: '', hash }]))
    const after = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    const { body } = await amina.send([...entries, submit, after])
    expect(body.receipts.map((receipt) => receipt.reason ?? receipt.outcome)).toEqual([
      ...entries.map(() => 'head'),
      'applied',
      'locked',
    ])
    expect(body.documents.map((each) => each.doc).toSorted()).toEqual([amina.own, 'review'].toSorted())
    expect(
      body.documents.find((each) => each.doc === 'review')!.fields[`evaluations/${amina.id}/status`],
    ).toMatchObject([{ mid: submit.mid, by: amina.id, value: 'submitted' }])
    expect(await seen(linda, amina.own)).toBe(6)
    const replay = (await amina.send([submit])).body
    expect(replay.receipts[0]).toMatchObject({ outcome: 'applied', replayed: true })
    expect(replay.documents.map((each) => each.doc).toSorted()).toEqual([amina.own, 'review'].toSorted())
  })

  test('moderation opens when everyone has submitted or is named, and then fieldwork’s commands are over', async () => {
    const { as } = await serverWorld()
    const [amina, dan, priya, linda] = [as('amina'), as('dan'), as('priya'), as('linda')]
    await submitAll(amina)
    expect((await linda.say(open(dan.id)))[0]).toMatchObject({
      reason: 'incomplete',
      fields: [`evaluations/${priya.id}/status`],
    })
    expect((await linda.say(open(dan.id, priya.id)))[0]).toMatchObject({ outcome: 'applied' })
    expect((await linda.say(open(dan.id, priya.id)))[0]).toMatchObject({ reason: 'not-allowed' })
    expect((await amina.say(recall))[0]).toMatchObject({ reason: 'not-allowed' })
    expect((await amina.say(write(amina.own, ESTIMATE, 'leading')))[0]).toMatchObject({ reason: 'locked' })
    expect((await dan.say(write(dan.own, ESTIMATE, 'leading')))[0]).toMatchObject({ outcome: 'head' })
    expect((await linda.get('/reviews')).body).toMatchObject({ reviews: [{ state: 'S' }] })
  })

  test('what was handed in before the start is judged again when the review starts', async () => {
    const { as, context } = await serverWorld({ planned: true })
    const [amina, dan, linda] = [as('amina'), as('dan'), as('linda')]
    await amina.say(...complete(amina.own))
    const early = amina.entry(await amina.submission())
    const [receipt] = (await amina.send([early])).body.receipts
    expect(receipt).toMatchObject({ outcome: 'held', reason: 'not-allowed' })
    await dan.say(...complete(dan.own))
    const stale = dan.entry(await dan.submission())
    await dan.send([stale])
    await dan.say(write(dan.own, 'areas/leadership/went-well/p/text', 'one more'))
    const before = await amina.pullAll()
    expect((await linda.say(command('review.start')))[0]).toMatchObject({ outcome: 'applied' })
    expect(await seen(linda, amina.own)).toBe(6)
    const after = await amina.pullAll(before.next)
    expect(after.documents.find((each) => each.doc === amina.own)!.held).toEqual([])
    expect((await amina.send([early])).body.receipts).toEqual([{ ...receipt, replayed: true }])
    expect((await dan.document(dan.own)).body.held).toMatchObject([{ mid: stale.mid, reason: 'moved' }])
    const kinds = await context.db
      .selectFrom('journal')
      .select(['kind', 'outcome', 'reason'])
      .where('kind', '=', 'judged-again')
      .execute()
    expect(kinds).toMatchObject([{ outcome: 'applied' }, { outcome: 'held', reason: 'moved' }])
  })

  test('progress counts and carries no value, and is only for the team and the centre while it is under way', async () => {
    const { as, rid } = await serverWorld()
    const [amina, dan, linda] = [as('amina'), as('dan'), as('linda')]
    const secret = `Something nobody may read yet ${v7()}`
    await amina.say(
      write(amina.own, ESTIMATE, 'leading'),
      write(amina.own, 'areas/leadership/went-well/p/text', secret),
    )
    await submitAll(dan)
    const { body } = await linda.get<{ progress: { personId: string }[] }>(`/reviews/${rid}/progress`)
    expect(JSON.stringify(body)).not.toContain(secret)
    expect(JSON.stringify(body)).not.toContain('leading"')
    expect(body.progress).toHaveLength(3)
    expect(body.progress.find((each) => each.personId === amina.id)).toEqual({
      personId: amina.id,
      status: 'draft',
      submittedAt: null,
      areas: {
        leadership: { estimate: true, points: 1 },
        provision: { estimate: false, points: 0 },
        disadvantaged: { estimate: false, points: 0 },
      },
    })
    expect(body.progress.find((each) => each.personId === dan.id)).toMatchObject({
      status: 'submitted',
      submittedAt: '2026-11-21T09:00:00.000Z',
    })
    for (const persona of ['amina', 'grace'] as const)
      expect((await as(persona).get(`/reviews/${rid}/progress`)).status).toBe(200)
    for (const persona of ['helen', 'tom', 'omar'] as const)
      expect((await as(persona).get(`/reviews/${rid}/progress`)).status).toBe(404)
  })
})
