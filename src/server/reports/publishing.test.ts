/**
 * A report over HTTP, from the agreed estimates to what is published: it is kept in the transaction of the decision, is
 * exactly what was read when it was decided, and is there for those who may read it and for nobody else.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { AREAS, CONTEXT, agreedReview, publish, published, read, said, send } from '#tests/world/published.ts'
import { type Somebody, type ServerWorld, command, headsIn, write } from '#tests/world/server.ts'
import { describe, expect, test } from 'vitest'

test('what is published is what was agreed and written, and nothing else', async () => {
  const world = await published()
  const { status, body } = await read(world, world.as('helen'))
  expect(status).toBe(200)
  const { report } = body
  expect(report).toMatchObject({
    version: { number: 1, publishedOn: '2026-11-21', reason: null },
    school: { name: 'Thistledown Bridge Primary School', headteacher: 'Helen Thorncastle', hub: 'Fennel Valley hub' },
    review: { lead: 'Linda Achebe', team: ['Amina Warsame', 'Dan Fairweather', 'Priya Nambiar'] },
    overall: { now: { id: 'effective', rank: 2 }, before: null },
  })
  expect(report.estimates.map(({ area, now }) => [area.id, now?.title])).toEqual(AREAS.map((id) => [id, 'Effective']))
  expect(report.sections.find(({ id }) => id === 'context')).toMatchObject({
    text: 'A small school by a river.\n“Small” is 212 pupils.',
  })
  expect(report.sections.find(({ id }) => id === 'leadership')).toMatchObject({
    lists: [{ points: ['…governors know the school <b>well</b>.', 'Leaders visit every class.'] }, { points: [] }],
  })
  // No reviewer's own words or estimate, and nothing of who wrote what.
  expect(JSON.stringify(report)).not.toContain(world.as('amina').id)
})

test('who reads it: the school, the lead and the centre; a peer for thirty days; the hub not without an agreement', async () => {
  const world = await published()
  const reads = async (...who: Parameters<ServerWorld['as']>[0][]) =>
    Promise.all(who.map(async (persona) => (await read(world, world.as(persona))).status))
  expect(await reads('helen', 'linda', 'grace', 'dan')).toEqual([200, 200, 200, 200])
  expect(await reads('tom', 'omar')).toEqual([404, 404])
  world.clock.now = '2026-12-21T09:00:00.000Z'
  expect(await reads('dan')).toEqual([200])
  world.clock.now = '2026-12-22T09:00:00.000Z'
  expect(await reads('dan', 'linda')).toEqual([404, 200])
})

test('the school reads the report as it is handed to it, and nothing of what the team tried out on the way', async () => {
  const world = await agreedReview()
  const [linda, helen] = [world.as('linda'), world.as('helen')]
  const before = headsIn((await linda.document(CONTEXT)).body, 'text')
  await linda.say(write(CONTEXT, 'text', 'A school by a river.', before))
  await said(linda, await send(linda))
  const past = async (who: Somebody) => {
    const { body } = await who.get<{ writes: { value: Json }[] }>(
      `/reviews/${world.rid}/documents/${CONTEXT}/history?field=text`,
    )
    return body.writes.map(({ value }) => value)
  }
  expect(await past(helen)).toEqual(['A school by a river.'])
  expect(await past(linda)).toHaveLength(2)
})

test('there is no report of a review that is not published', async () => {
  const world = await agreedReview()
  for (const persona of ['helen', 'linda', 'grace'] as const)
    expect((await read(world, world.as(persona))).status).toBe(404)
})

test('its file is for the same people, and is what was published', async () => {
  const world = await published()
  const path = `/reviews/${world.rid}/report/file?form=json`
  const { report } = (await read(world, world.as('helen'))).body
  expect((await world.as('helen').get(path)).body).toEqual(report)
  for (const persona of ['tom', 'omar'] as const) expect((await world.as(persona).get(path)).status).toBe(404)
  expect((await world.as('helen').get(`${path}&version=2`)).status).toBe(404)
})

describe('publishing', () => {
  test('by two at once: one does it, and there is one version', async () => {
    const world = await agreedReview()
    const [linda, grace] = [world.as('linda'), world.as('grace')]
    await said(linda, await send(linda))
    const twin = world.as('grace')
    const [first, second] = [await publish(grace), await publish(twin)]
    expect((await Promise.all([said(grace, first), said(twin, second)])).toSorted()).toEqual(['applied', 'not-allowed'])
    expect((await read(world, grace)).body.versions).toHaveLength(1)
  })

  test('waits for every point of the school, and for whoever decides to have read what is there', async () => {
    const world = await agreedReview()
    const [linda, grace, helen] = [world.as('linda'), world.as('grace'), world.as('helen')]
    await said(linda, await send(linda))
    const point = '01939f3a-0000-7000-8000-0000000000aa'
    const raised = { point, section: 'context', field: 'text', quote: '“Small” is 212 pupils.', text: 'It is 221.' }
    expect(await said(helen, command('factCheck.raise', raised))).toBe('applied')
    expect(await said(grace, await publish(grace))).toBe('incomplete')
    expect(await said(linda, command('factCheck.answer', { point, outcome: 'corrected', text: '' }))).toBe('applied')
    const early = await publish(grace)
    const before = headsIn((await grace.document(CONTEXT)).body, 'text')
    // The lead writes no more; what is put right now is put right by the centre.
    expect(await said(linda, write(CONTEXT, 'text', 'Mine.', before))).toBe('not-allowed')
    expect(
      await said(grace, write(CONTEXT, 'text', 'A small school by a river.\n“Small” is 221 pupils.', before)),
    ).toBe('head')
    expect(await said(grace, early)).toBe('moved')
    expect(await said(grace, await publish(grace))).toBe('applied')
    expect((await read(world, helen)).body.report.sections[0]).toMatchObject({
      text: 'A small school by a river.\n“Small” is 221 pupils.',
    })
    expect(await said(helen, command('factCheck.raise', { ...raised, point: point.replace('aa', 'ab') }))).toBe(
      'not-allowed',
    )
  })

  test('follows answers that somebody has read: who answers, or says that an answer will do, has read the one that stands', async () => {
    const world = await agreedReview()
    const [linda, grace, helen] = [world.as('linda'), world.as('grace'), world.as('helen')]
    await said(linda, await send(linda))
    const point = '01939f3a-0000-7000-8000-0000000000aa'
    await helen.say(
      command('factCheck.raise', { point, section: 'context', field: 'text', quote: '', text: 'It is 221.' }),
    )
    const answer = (text: string, upon = {}) =>
      command('factCheck.answer', { point, outcome: 'explained', text, ...upon })
    expect(await said(grace, answer('It was, in May.'))).toBe('applied')
    expect(await said(linda, answer('It is 212.'))).toBe('moved')
    const standing = async () => headsIn((await linda.document('review')).body, `fact-check/${point}/answer`)[0]!
    const first = await standing()
    expect(await said(linda, answer('It was 212 in May.', { answer: first }))).toBe('applied')
    expect(await said(helen, command('factCheck.accept', { point, answer: first }))).toBe('moved')
    expect(await said(helen, command('factCheck.accept', { point, answer: await standing() }))).toBe('applied')
  })

  test('of what could not be read again is held: nothing is published, and it can be as soon as it is put right', async () => {
    const world = await agreedReview()
    const [linda, grace] = [world.as('linda'), world.as('grace')]
    await said(linda, await send(linda))
    const lastsUntil = (day: string) =>
      world.context.db.updateTable('review').set({ to_day: day }).where('id', '=', world.rid).execute()
    const { to_day: day } = await world.context.db
      .selectFrom('review')
      .where('id', '=', world.rid)
      .select('to_day')
      .executeTakeFirstOrThrow()
    await lastsUntil('2026-02-30')
    expect(await said(grace, await publish(grace))).toBe('invalid')
    expect((await read(world, grace)).status).toBe(404)
    await lastsUntil(day)
    expect(await said(grace, await publish(grace))).toBe('applied')
    expect((await read(world, grace)).body.versions).toHaveLength(1)
  })

  test('waits for a person where one removed a point that another was changing: nothing is left out unasked', async () => {
    const world = await agreedReview()
    const [linda, grace] = [world.as('linda'), world.as('grace')]
    const [doc, point] = ['section/leadership', 'areas/leadership/went-well/b']
    const before = headsIn((await linda.document(doc)).body, `${point}/text`)
    await linda.say(write(doc, `${point}/deleted-having-seen`, [...before]), write(doc, `${point}/_deleted`, true))
    expect(await said(grace, write(doc, `${point}/text`, 'Leaders visit each class.', before))).toBe('head')
    expect(await said(linda, await send(linda))).toBe('conflict-open')
    const deleted = headsIn((await linda.document(doc)).body, `${point}/_deleted`)
    await linda.say(write(doc, `${point}/_deleted`, null, deleted))
    expect(await said(linda, await send(linda))).toBe('applied')
    expect(await said(grace, await publish(grace))).toBe('applied')
    const { report } = (await read(world, grace)).body
    expect(JSON.stringify(report)).toContain('Leaders visit each class.')
  })

  test('is not for whoever closed the moderation', async () => {
    const world = await agreedReview()
    const [linda, grace] = [world.as('linda'), world.as('grace')]
    await said(linda, await send(linda))
    await world.beginRole('linda', { role: 'CT' })
    expect(await said(linda, await publish(linda))).toBe('not-allowed')
    expect(await said(grace, await publish(grace))).toBe('applied')
  })
})

test('an amendment is another version; the one before stays as it was', async () => {
  const world = await published()
  const [grace, helen] = [world.as('grace'), world.as('helen')]
  const changes = [{ section: 'context', field: 'text', value: 'A school by a river.' }]
  const amend = (version: number) => command('report.amend', { reason: 'It is not small.', version, changes })
  expect(await said(grace, amend(1))).toBe('applied')
  expect(await said(grace, amend(1))).toBe('moved')
  const text = async (query: string) => (await read(world, helen, query)).body.report.sections[0]
  expect(await text('')).toMatchObject({ text: 'A school by a river.' })
  expect(await text('?version=1')).toMatchObject({ text: 'A small school by a river.\n“Small” is 212 pupils.' })
  expect((await read(world, helen)).body.versions).toMatchObject([
    { version: 2, reason: 'It is not small.' },
    { version: 1, reason: null },
  ])
  expect((await read(world, helen, '?version=3')).status).toBe(404)
  expect((await read(world, helen, '?version=x')).status).toBe(400)
})
