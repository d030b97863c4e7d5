/**
 * Nothing in the product knows a framework by name: whatever framework a network publishes can be drawn, filled in,
 * checked, submitted through the real server, read by the lead and moderated to the end, with a scale or without one.
 */
import fc from 'fast-check'
import { Fragment, type ReactElement, createElement } from 'react'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { AreaAnswers } from '#app/evaluation/area-answers.tsx'
import { AreaPanel } from '#app/evaluation/area-panel.tsx'
import { errorsOf } from '#app/evaluation/errors-of.ts'
import { type Evaluation as OpenedEvaluation, EvaluationContext } from '#app/evaluation/evaluation.ts'
import { ExcellencePanel } from '#app/evaluation/excellence-panel.tsx'
import { tabsOf } from '#app/evaluation/progress.ts'
import { EXCELLENCE_TAB } from '#app/evaluation/tab-of.ts'
import { AreaCard } from '#app/moderation/area-card.tsx'
import { isToAgree, rowsOf } from '#app/moderation/area-row.ts'
import { BoardTable } from '#app/moderation/board-table.tsx'
import { type Column, columnsOf } from '#app/moderation/column.ts'
import { ExcellenceCard } from '#app/moderation/excellence-card.tsx'
import { OverviewTable } from '#app/moderation/overview-table.tsx'
import { decidedIn } from '#app/store/decided.ts'
import type { Progress, ReviewDetail } from '#domain/api/reviews.ts'
import { gapsOf } from '#domain/evaluation/completeness.ts'
import { estimateField, excellenceField, pointPath } from '#domain/evaluation/fields.ts'
import { PLAN, hostQuestionField, hostQuestionIn } from '#domain/evaluation/host-question.ts'
import { openQuestions } from '#domain/evaluation/questions.ts'
import type { Framework } from '#domain/framework/define.ts'
import { frameworks } from '#domain/framework/registry.ts'
import { agreement } from '#domain/moderation/upon.ts'
import { type Desk, deskAt } from '#tests/stories/desk.ts'
import { anyFramework } from '#tests/world/any-framework.ts'
import type { Device } from '#tests/world/device.ts'
import { type Drawn, drawn } from '#tests/world/drawn.tsx'
import { idOf } from '#tests/world/known.ts'
import { type ServerWorld, command, mine, serverWorld, write } from '#tests/world/server.ts'
import { tabletWorld } from '#tests/world/tablets.ts'

const DOC = mine('amina')
const NOMINATION = '01939f3a-0000-7000-8000-00000000000e'
const said = (what: string) => `“${what}” <as typed>`
const asked = (area: string) => said(`asked about ${area}`)

/** The host prepares the review, and the lead starts it. */
async function prepared(framework: Framework): Promise<ServerWorld> {
  const world = await serverWorld({ framework, planned: true })
  const { nomination = [] } = framework.excellence ?? {}
  const answering = framework.areas.filter((area) => area.hostQuestion)
  const receipts = [
    ...(await world
      .as('helen')
      .say(
        ...answering.map(({ id }) => write(PLAN, hostQuestionField(id), asked(id))),
        ...nomination.map((each) =>
          write(`nomination/${NOMINATION}`, each.id, each.kind === 'choice' ? each.options[0]!.id : said(each.id)),
        ),
      )),
    ...(await world.as('linda').say(command('review.start'))),
  ]
  expect(receipts.filter(({ outcome }) => outcome === 'held')).toEqual([])
  return world
}

/** Every field of the form, by the draft that the form itself writes to. */
async function fill({ draft, live, write: type }: Desk, { areas, scale, excellence }: Framework): Promise<string[]> {
  const texts: string[] = []
  const text = async (path: string) => {
    texts.push(said(path))
    await type(said(path), path)
  }
  for (const area of areas) {
    if (area.estimate) await draft.choose(estimateField(area.id), scale!.levels.at(-1)!.id, [])
    for (const list of area.lists) await text(pointPath(area.id, list.id, v7()))
  }
  for (const question of excellence?.evaluation ?? []) {
    const field = excellenceField(NOMINATION, question.id)
    if (question.kind === 'choice') await draft.choose(field, question.options[1]!.id, live.heads(field))
    else {
      draft.begin(field, live.heads(field))
      draft.edit(field, said(question.id))
      draft.end(field)
    }
  }
  await draft.flush()
  return texts
}

interface Evaluation {
  readonly framework: Framework
  readonly world: ServerWorld
  readonly review: ReviewDetail
  readonly desk: Desk
  readonly editing: OpenedEvaluation
}

async function opened(framework: Framework): Promise<Evaluation> {
  const world = await prepared(framework)
  const { rid } = world
  const review = (await world.as('amina').get<ReviewDetail>(`/reviews/${rid}`)).body
  const desk = deskAt(await tabletWorld(world).tablet('amina'), rid, DOC)
  expect(await desk.device.exchange()).toBeNull()
  await desk.look()
  const { draft, live } = desk
  const standing = { status: 'draft', waiting: false, state: 'F' } as const
  const refresh = async () => void (await desk.look())
  const personId = idOf('amina')
  const editing = { rid, doc: DOC, personId, review, framework, draft, live, refresh, standing, open: true }
  return { framework, world, review, desk, editing }
}

/** A part of the evaluation's own screens. */
const drawnIn = ({ desk: { device }, editing }: Evaluation, part: ReactElement) =>
  drawn(device, createElement(EvaluationContext, { value: editing }, part), editing)

/** What stands on each tab; no two controls of one have the same id. */
function formOf(evaluation: Evaluation) {
  const { areas, excellence } = evaluation.framework
  const form = new Map<string, Drawn>()
  for (const area of areas) form.set(area.id, drawnIn(evaluation, createElement(AreaPanel, { area })))
  if (excellence) form.set(EXCELLENCE_TAB, drawnIn(evaluation, createElement(ExcellencePanel, { excellence })))
  for (const { ids } of form.values()) expect(ids).toEqual([...new Set(ids)])
  return form
}

/** Every list and level is asked for where it should be and nowhere else, and each thing missing leads to its control. */
async function beforeAnything(evaluation: Evaluation): Promise<void> {
  const { framework, world, desk } = evaluation
  const { areas, scale } = framework
  const form = formOf(evaluation)
  for (const { id, lists, estimate } of areas) {
    const { says, ids } = form.get(id)!
    for (const list of lists) expect(says(list.title) && says(list.add)).toBe(true)
    const offered = (scale?.levels ?? []).filter((level) => ids.includes(`areas.${id}.estimate.${level.id}`))
    expect(offered).toEqual(estimate ? scale!.levels : [])
  }
  const fields = desk.live.get()
  for (const { tab, fieldId } of errorsOf(framework, DOC, fields, [])) expect(form.get(tab)!.ids).toContain(fieldId)
  const gaps = gapsOf(framework, fields).map(({ field }) => field)
  expect(gaps).toHaveLength(areas.length + areas.filter((area) => area.estimate).length)
  const other = world.as('amina')
  expect(await other.say(await other.submission())).toMatchObject([{ reason: 'incomplete', fields: gaps }])
}

/** The check page finds nothing missing and leaves nothing out, and the server takes it. */
async function handedIn(evaluation: Evaluation, texts: readonly string[]): Promise<void> {
  const { framework, world, desk } = evaluation
  const { device, live } = desk
  const fields = live.get()
  expect([gapsOf(framework, fields), openQuestions(framework, DOC, fields)]).toEqual([[], []])
  const tabs = tabsOf(framework, DOC, framework.excellence ? [NOMINATION] : [], fields)
  expect(tabs.filter(({ state }) => state !== 'done')).toEqual([])
  formOf(evaluation)
  const answers = framework.areas.map((area) => drawnIn(evaluation, createElement(AreaAnswers, { area, titled: true })))
  expect(texts.filter((text) => !answers.some(({ says }) => says(text)))).toEqual([])
  await device.store.give(world.rid, { type: 'evaluation.submit', args: {} })
  expect(await device.exchange()).toBeNull()
  const standing = await device.store.evaluationStatus(world.rid, idOf('amina'))
  expect(standing).toMatchObject({ status: 'submitted', waiting: false })
}

/** The lead's page has every text, and the host's questions, as they were typed. */
async function readByTheLead({ framework, world, review }: Evaluation, texts: readonly string[]): Promise<void> {
  const { areas, excellence } = framework
  const { rid } = world
  const { device, look } = deskAt(await tabletWorld(world).tablet('linda'), rid, DOC)
  expect(await device.exchange()).toBeNull()
  const read = await look()
  const plan = await device.store.view(rid, PLAN)
  for (const { id, hostQuestion } of areas)
    expect(plan.status === 'ready' && hostQuestionIn(plan.fields, id)).toEqual(hostQuestion ? [asked(id)] : [])
  const columns = columnsOf(review.team, {
    me: idOf('linda'),
    standingOf: (id) => ({ status: id === idOf('amina') ? 'submitted' : 'draft', since: null }),
    readsOthers: true,
    evaluationOf: (id) => (id === idOf('amina') ? read : null),
    progress: (await world.as('linda').get<Progress>(`/reviews/${rid}/progress`)).body,
  })
  const nominations = excellence ? [{ id: NOMINATION, title: null }] : []
  const page = [
    createElement(OverviewTable, { framework, areas, nominations, columns }),
    ...areas.map((area) => createElement(AreaCard, { key: area.id, rid, framework, area, columns })),
    ...nominations.map((nomination) => createElement(ExcellenceCard, { key: 'n', framework, nomination, columns })),
  ]
  const { says } = drawn(device, createElement(Fragment, null, ...page))
  expect(texts.filter((text) => !says(text))).toEqual([])
  await moderated(device, { framework, review, columns })
  device.port.close()
}

/** Opened, each estimate agreed where there are any, and closed: foreseen by the tablet, and so on the server. */
async function moderated(
  device: Device,
  { framework, review, columns }: Pick<Evaluation, 'framework' | 'review'> & { readonly columns: readonly Column[] },
): Promise<void> {
  const { store } = device
  const { areas, scale, overall } = framework
  const actor = { personId: idOf('linda'), grants: [{ role: 'LR' as const, reviewId: review.id }] }
  const facts = async () => (await decidedIn(store, { review, framework, actor })).facts
  const without = review.team.filter(({ personId }) => personId !== idOf('amina')).map(({ personId }) => personId)
  await store.give(review.id, { type: 'moderation.open', args: { without } })
  const level = scale?.levels[0]?.id ?? null
  for (const { id, estimate } of areas)
    if (estimate) await store.give(review.id, agreement(await facts(), { area: id, estimate: level }))
  const args = overall === 'agreed' && level !== null ? { overall: level } : {}
  await store.give(review.id, { type: 'moderation.close', args })
  const foreseen = await facts()
  expect(foreseen.review.state).toBe('M')
  const rows = rowsOf(framework, columns, foreseen)
  expect(rows.filter((row) => isToAgree(row))).toEqual([])
  const nothing = () => undefined
  const board = rows.map((row) => ({ id: row.area.id, kind: 'area' as const, row }))
  const table = { framework, columns, rows: board, current: areas[0]!.id, hasEstimates: scale !== null }
  const { says } = drawn(
    device,
    createElement(BoardTable, { ...table, held: new Set<string>(), onOpen: nothing, onKeyDown: nothing }),
  )
  expect(areas.filter(({ title }) => !says(title))).toEqual([])
  expect(await device.exchange()).toBeNull()
  expect(await facts()).toMatchObject({ review: { state: 'M' } })
  expect(await store.held()).toEqual([])
}

async function journey(framework: Framework): Promise<void> {
  const evaluation = await opened(framework)
  await beforeAnything(evaluation)
  const texts = await fill(evaluation.desk, framework)
  await evaluation.desk.look()
  await handedIn(evaluation, texts)
  await readByTheLead(evaluation, texts)
  evaluation.desk.device.port.close()
}

test.each([...frameworks.values()])('$id is drawn, filled in, checked, submitted and read', (framework) =>
  expect(journey(framework)).resolves.toBeUndefined(),
)

test('and so is any framework that could be published', async () => {
  await fc.assert(fc.asyncProperty(anyFramework, journey), { numRuns: 10, endOnFailure: false })
}, 120_000)
