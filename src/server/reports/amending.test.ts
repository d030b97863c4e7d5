/**
 * Amending a published report over HTTP: whoever may do it is told each text and its name, changes it by that name, and
 * nothing else of the report is another from one version to the next, whatever has befallen its people meanwhile.
 */
import type { Answer } from '#domain/api.ts'
import type { Persona } from '#server/demo/people.ts'
import { agreedReview, publish, published, read, said, send } from '#tests/world/published.ts'
import { type ServerWorld, type Somebody, command } from '#tests/world/server.ts'
import { expect, test } from 'vitest'

const textsFor = ({ rid }: ServerWorld, who: Somebody) => who.get<Answer<'reportTexts'>>(`/reviews/${rid}/report/texts`)
const POINTS = 'areas/leadership/went-well'

test('who amends is told each text as it was published and by its name, and nothing of who wrote it', async () => {
  const world = await published()
  const { status, body } = await textsFor(world, world.as('grace'))
  expect(status).toBe(200)
  expect(body.version).toBe(1)
  expect(body.texts.filter(({ text }) => text !== '')).toEqual([
    { section: 'cover', field: 'headteacher', list: null, text: 'Helen Thorncastle' },
    { section: 'context', field: 'text', list: null, text: 'A small school by a river.\n“Small” is 212 pupils.' },
    {
      section: 'leadership',
      field: `${POINTS}/a/text`,
      list: 'went-well',
      text: '…governors know the school <b>well</b>.',
    },
    { section: 'leadership', field: `${POINTS}/b/text`, list: 'went-well', text: 'Leaders visit every class.' },
  ])
  expect(JSON.stringify(body)).not.toContain(world.as('linda').id)
})

test('nobody else is told them, and nobody while the report is not published or once it is archived', async () => {
  const world = await agreedReview()
  const [linda, grace] = [world.as('linda'), world.as('grace')]
  const told = async (...who: Persona[]) =>
    Promise.all(who.map(async (persona) => (await textsFor(world, world.as(persona))).status))
  expect(await told('grace')).toEqual([404])
  await said(linda, await send(linda))
  expect(await told('grace')).toEqual([404])
  await said(grace, await publish(grace))
  expect(await told('grace', 'linda', 'amina', 'helen', 'tom', 'omar')).toEqual([200, 404, 404, 404, 404, 404])
  expect(await said(grace, command('report.archive'))).toBe('applied')
  expect(await told('grace')).toEqual([404])
})

test('what is changed by its name stands in the next version, one left blank in none, and the next is told as amended', async () => {
  const world = await published()
  const [grace, helen] = [world.as('grace'), world.as('helen')]
  const changes = [
    { section: 'cover', field: 'phase', value: 'Primary' },
    { section: 'leadership', field: `${POINTS}/a/text`, value: '' },
    { section: 'leadership', field: `${POINTS}/b/text`, value: 'Leaders visit each class.' },
  ]
  const amend = command('report.amend', { reason: 'As the school has shown.', version: 1, changes })
  expect(await said(grace, amend)).toBe('applied')
  const { report } = (await read(world, helen)).body
  expect(report.school.phase).toBe('Primary')
  expect(report.sections.find(({ id }) => id === 'leadership')).toMatchObject({
    lists: [{ points: ['Leaders visit each class.'] }, { points: [] }],
  })
  const { body } = await textsFor(world, grace)
  expect(body.version).toBe(2)
  const fields = body.texts.filter(({ text }) => text !== '').map(({ field }) => field)
  expect(fields).toEqual(['headteacher', 'phase', 'text', `${POINTS}/b/text`])
  expect(body.texts).toContainEqual({ section: 'leadership', field: `${POINTS}/a/text`, list: 'went-well', text: '' })
})

test('an amendment changes what it names: who was on the team stays on the cover, and what it did not name stays as it was', async () => {
  const world = await published()
  const [grace, helen] = [world.as('grace'), world.as('helen')]
  const before = (await read(world, helen)).body.report
  await world.endRole('dan', { role: 'PR', reviewId: world.rid })
  await world.beginRole('omar', { role: 'PR', reviewId: world.rid })
  const changes = [{ section: 'context', field: 'text', value: 'A school by a river.' }]
  expect(await said(grace, command('report.amend', { reason: 'Not small.', version: 1, changes }))).toBe('applied')
  const { report } = (await read(world, helen)).body
  expect(report).toEqual({
    ...before,
    version: { number: 2, publishedOn: '2026-11-21', reason: 'Not small.' },
    sections: before.sections.map((each) => (each.id === 'context' ? { ...each, text: 'A school by a river.' } : each)),
  })
})
