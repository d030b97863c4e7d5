/**
 * A whole review in the words of its people. Amina, Dan and Priya evaluate, Dan without a connection; they are two levels
 * apart on the disadvantaged pupils; Dan's evaluation comes back to him and is handed in again; Linda agrees each estimate,
 * writes the report while Grace puts it right, and closes; Helen finds two facts wrong, of which one is corrected and one
 * explained; Grace publishes, and Helen decides who reads it. Tablets without screens, the real server.
 */
import { v7 } from 'uuid'
import { afterEach, expect, test } from 'vitest'
import { decidedIn } from '#app/store/decided.ts'
import { Draft } from '#app/store/draft.ts'
import type { Answer } from '#domain/api.ts'
import type { PublishedReport } from '#domain/api/reports.ts'
import type { Sharing } from '#domain/api/sharing.ts'
import type { Command } from '#domain/custody/entry.ts'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { uncheckedMerges } from '#domain/custody/merge.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { decide } from '#domain/moderation/commands.ts'
import { factCheckPoints } from '#domain/moderation/fact-check.ts'
import { returnedField } from '#domain/moderation/review-document.ts'
import { agreement, everySection, returnOf } from '#domain/moderation/upon.ts'
import type { Grant } from '#domain/people.ts'
import { plainTextOf } from '#domain/report/plain-text.ts'
import type { Persona } from '#server/demo/people.ts'
import { reason } from '#tests/world/decisions.ts'
import type { Device } from '#tests/world/device.ts'
import { demoId } from '#server/demo/ids.ts'
import { idOf, sha256 } from '#tests/world/known.ts'
import { type ServerWorld, mine, serverWorld } from '#tests/world/server.ts'
import { tabletWorld } from '#tests/world/tablets.ts'
import { visitor } from '#tests/world/visitor.ts'

const CONTEXT = 'section/context'
const AREAS = qar2019.areas.map(({ id }) => id)

const opened: Device[] = []
afterEach(() => {
  for (const device of opened.splice(0)) device.port.close()
})

/** Somebody at their tablet: they write in documents and decide upon what they see. */
function seatOf(device: Device, rid: string, personId: string, grants: readonly Grant[]) {
  const drafts = new Map<string, Draft>()
  const draftOf = (doc: string) => {
    const draft = drafts.get(doc) ?? new Draft({ store: device.store, rid, doc, newId: v7, schedule: () => () => {} })
    drafts.set(doc, draft)
    return draft
  }
  const see = async (doc: string): Promise<Fields> => {
    const view = await device.store.view(rid, doc)
    if (view.status !== 'ready') throw new Error(view.status)
    return view.fields
  }
  const look = async () => {
    const review = (await device.store.review(rid))!
    return (await decidedIn(device.store, { review, framework: qar2019, actor: { personId, grants }, onReport: true }))
      .facts
  }
  return {
    device,
    rid,
    see,
    look,
    write: async (doc: string, texts: Readonly<Record<string, string>>) => {
      const draft = draftOf(doc)
      for (const [field, text] of Object.entries(texts)) {
        draft.begin(field, (await see(doc)).get(field) ?? [])
        draft.edit(field, text)
        draft.end(field)
      }
      await draft.flush()
    },
    /** What the rules of this very tablet would hold is never offered. */
    give: async (made: Command) => {
      expect(reason(decide(made, await look()))).toBe('applied')
      expect(await device.store.give(rid, made)).toHaveProperty('given')
    },
    state: async () => (await look()).review.state,
  }
}
type Seat = ReturnType<typeof seatOf>

const plain = (type: string, args: Command['args'] = {}): Command => ({ type, args, targets: [] })

async function inTheSchool() {
  const world = await serverWorld()
  const { rid } = world
  const schoolId = demoId(sha256, 'school', 'thistledown')
  const { tablet } = tabletWorld(world)
  const seat = async (who: Persona, grant: Grant): Promise<Seat> => {
    const device = await tablet(who)
    opened.push(device)
    await device.exchange()
    return seatOf(device, rid, idOf(who), [grant])
  }
  return {
    world,
    amina: await seat('amina', { role: 'PR', reviewId: rid }),
    dan: await seat('dan', { role: 'PR', reviewId: rid }),
    priya: await seat('priya', { role: 'PR', reviewId: rid }),
    linda: await seat('linda', { role: 'LR', reviewId: rid }),
    grace: await seat('grace', { role: 'CT' }),
    helen: await seat('helen', { role: 'SL', schoolId }),
  }
}

/** Everyone's tablet finds its connection, twice: what one hands over, another is given. */
async function meet(...seats: readonly Seat[]) {
  for (let round = 0; round < 2; round++) for (const { device } of seats) expect(await device.exchange()).toBeNull()
}

function evaluation(who: Persona, estimates: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    AREAS.flatMap((area) => [
      [`areas/${area}/estimate`, estimates[area] ?? 'effective'],
      [`areas/${area}/went-well/${area}-${who}/text`, `${who} saw something that went well in ${area}.`],
    ]),
  )
}

const handIn = async (seat: Seat) => seat.device.store.give(seat.rid, plain('evaluation.submit'))

test('a whole review', async () => {
  const { world, amina, dan, priya, linda, grace, helen } = await inTheSchool()

  // Three reviewers evaluate; Dan has no connection all day.
  await amina.write(mine('amina'), evaluation('amina', { disadvantaged: 'leading' }))
  await priya.write(mine('priya'), evaluation('priya', {}))
  await dan.write(mine('dan'), evaluation('dan', { disadvantaged: 'working-towards' }))
  await handIn(amina)
  await handIn(priya)
  await handIn(dan)
  await meet(amina, priya, linda)
  expect((await linda.look()).submitted.size).toBe(2)
  await meet(dan, linda)
  expect((await linda.look()).submitted.size).toBe(3)

  // Linda opens the moderation and gives Dan's evaluation back.
  await linda.give(plain('moderation.open', { without: [] }))
  await linda.give(
    returnOf(await linda.look(), { personId: idOf('dan'), reasons: { disadvantaged: 'Which classes did you see?' } }),
  )
  await meet(linda, dan)
  expect(await dan.state()).toBe('R')
  expect(shownValue((await dan.look()).decided, returnedField(idOf('dan'), 'disadvantaged'))).toBe(
    'Which classes did you see?',
  )
  await dan.write(mine('dan'), {
    'areas/disadvantaged/went-well/disadvantaged-dan/text': 'In Years 1 and 2, adults answered for pupils.',
  })
  await handIn(dan)
  await meet(dan, linda)
  expect(await linda.state()).toBe('S')

  // Two levels apart: the agreement owes a reason.
  const apart = { area: 'disadvantaged', estimate: 'effective' } as const
  expect(reason(decide(agreement(await linda.look(), apart), await linda.look()))).toBe('incomplete')
  for (const area of AREAS)
    await linda.give(
      agreement(await linda.look(), {
        area,
        estimate: 'effective',
        reason: area === 'disadvantaged' ? 'Consistent in Years 3 to 6.' : '',
      }),
    )
  await linda.give(plain('moderation.close', { overall: 'effective' }))
  await linda.write(CONTEXT, { text: 'A school by a river. It has 212 pupils. Attendance is 93.1 %.' })
  await linda.write('section/leadership', {
    'areas/leadership/went-well/leadership-amina/text': 'Leaders know every class.',
  })
  await meet(linda, grace)
  // Nobody publishes what they closed: their tablet knows without being told.
  expect((await grace.look()).review.closedBy).toBe(linda.device.store.personId)

  // Linda and Grace write at the same time, and neither knows.
  await linda.write(CONTEXT, { text: 'A school by a wide river. It has 212 pupils. Attendance is 93.1 %.' })
  await grace.write(CONTEXT, { text: 'A school by a river. It has 212 pupils. Attendance has risen to 93.1 %.' })
  await meet(linda, grace)
  const both = 'A school by a wide river. It has 212 pupils. Attendance has risen to 93.1 %.'
  expect(shownValue(await linda.see(CONTEXT), 'text')).toBe(both)
  expect(uncheckedMerges(await linda.see(CONTEXT))).toEqual(['text'])
  const send = async () => ({
    ...plain('report.sendToSchool', { until: '2026-12-04' }),
    targets: everySection(await linda.look()),
  })
  expect(reason(decide(await send(), await linda.look()))).toBe('incomplete')
  await checked(linda)
  await linda.give(await send())
  await meet(linda, grace, helen)

  // Helen raises two points; one is corrected, one explained.
  expect(await helen.state()).toBe('C')
  const [pupils, attendance] = [v7(), v7()]
  const about = { section: 'context', field: 'text' }
  await helen.give(
    plain('factCheck.raise', { ...about, point: pupils, quote: 'It has 212 pupils.', text: 'It has 221.' }),
  )
  await helen.give(
    plain('factCheck.raise', { ...about, point: attendance, quote: 'Attendance', text: 'It is 93.4 % now.' }),
  )
  await meet(helen, grace, linda)
  const publish = async () => ({ ...plain('report.publish'), targets: everySection(await grace.look()) })
  expect(reason(decide(await publish(), await grace.look()))).toBe('incomplete')
  await grace.write(CONTEXT, { text: both.replace('212', '221') })
  await grace.give(plain('factCheck.answer', { point: pupils, outcome: 'corrected', text: '' }))
  await linda.give(
    plain('factCheck.answer', { point: attendance, outcome: 'explained', text: 'It was 93.1 % in those days.' }),
  )
  await meet(grace, linda, helen)
  expect(factCheckPoints((await helen.look()).decided).map(({ answer }) => answer?.outcome)).toEqual([
    'corrected',
    'explained',
  ])
  await helen.give(plain('factCheck.accept'))
  await meet(helen, grace)

  // Grace publishes what she has read, and it is the school's.
  await grace.give(await publish())
  await meet(grace, helen, linda)
  expect(await helen.state()).toBe('U')
  const { body } = await world.as('helen').get<PublishedReport>(`/reviews/${world.rid}/report`)
  const text = plainTextOf(body.report)
  for (const words of [
    'A school by a wide river. It has 221 pupils. Attendance has risen to 93.1 %.',
    'Leaders know every class.',
  ])
    expect(text).toContain(words)
  for (const own of ['amina saw', 'adults answered for pupils', 'Consistent in Years']) expect(text).not.toContain(own)
  await shares(world)
  for (const { device } of [amina, dan, priya, linda, grace, helen]) {
    await device.exchange()
    expect([await device.store.queue(), await device.store.held()]).toEqual([[], []])
  }
})

/** Helen shares with the governors and takes it back; Tom reads it once she has agreed to that, and Omar of another hub never. */
async function shares(world: ServerWorld) {
  await world.beginRole('omar', { role: 'HM', hubId: demoId(sha256, 'hub', 'otter-water') })
  const of = `/reviews/${world.rid}`
  const [school, governor] = [world.as('helen'), visitor(world)]
  const reads = async (persona: Persona) => (await world.as(persona).get(`${of}/report`)).status
  const opens = async (token: string) => (await governor.call('POST', '/shared', { token })).status
  const { body: link } = await school.post<Answer<'makeShare'>>(`${of}/shares`, {
    audience: { kind: 'governors' },
    days: 31,
  })
  expect(await opens(link.token)).toBe(200)
  await school.post(`${of}/shares/${link.id}/revoke`)
  expect(await opens(link.token)).toBe(404)
  expect([await reads('tom'), await reads('omar')]).toEqual([404, 404])
  await school.post(`${of}/agreement`, { agreed: true })
  expect([await reads('tom'), await reads('omar')]).toEqual([200, 404])
  const { body: seen } = await school.get<Sharing>(`${of}/sharing`)
  expect(seen.shares).toMatchObject([{ audience: { kind: 'governors' }, open: false, readings: [{ what: 'page' }] }])
  expect(seen.managersRead).toMatchObject([{ name: 'Tom Lockett', what: 'page' }])
}

/** Linda reads what was merged and says that it is right. */
async function checked(seat: Seat) {
  const heads = (await seat.see(CONTEXT)).get('text')!
  const draft = new Draft({
    store: seat.device.store,
    rid: seat.rid,
    doc: CONTEXT,
    newId: v7,
    schedule: () => () => {},
  })
  await draft.settle('text', heads[0]!.value, heads)
}
