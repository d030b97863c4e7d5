/**
 * A lead's moderation over HTTP: estimates are agreed upon exactly what was submitted, an evaluation that is returned comes
 * again, and what was agreed upon its earlier state is undone.
 */
import type { Json, JsonObject } from '#domain/custody/canonical.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { shownValue, fieldsFrom } from '#domain/custody/state.ts'
import { sha256 } from '#tests/world/known.ts'
import { type Somebody, command, complete, headsIn, serverWorld, write } from '#tests/world/server.ts'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'

const AREAS = ['leadership', 'provision', 'disadvantaged']

/** A target as this person sees it. */
async function target(who: Somebody, doc: string, path: string): Promise<Json> {
  const { body } = await who.document(doc)
  const mids = Object.entries(body.fields).map(([field, heads]) => [field, heads.map((head) => head.mid)] as const)
  return { doc, path, hash: stateHash(mids, path, sha256) }
}

async function agreement(
  lead: Somebody,
  people: readonly Somebody[],
  args: JsonObject & { readonly area: string },
): Promise<JsonObject> {
  const targets = await Promise.all(people.map(({ own }) => target(lead, own, `areas/${args.area}`)))
  return command('moderation.agree', { estimate: 'effective', ...args }, targets)
}

async function decided(who: Somebody, field: string): Promise<Json> {
  return shownValue(fieldsFrom((await who.document('review')).body.fields), field)
}

async function submitted(...people: readonly Somebody[]) {
  for (const person of people) {
    await person.say(...complete(person.own))
    await person.say(await person.submission())
  }
}

const said = async (who: Somebody, what: JsonObject) => {
  const [receipt] = await who.say(what)
  return receipt!.reason ?? receipt!.outcome
}

test('a moderation from its opening to its end: agreed, returned, handed in again, agreed again, closed', async () => {
  const { as } = await serverWorld()
  const [amina, dan, linda, helen] = [as('amina'), as('dan'), as('linda'), as('helen')]
  await submitted(amina, dan)
  await linda.say(command('moderation.open', { without: [as('priya').id] }))
  const team = [amina, dan]
  for (const area of AREAS) expect(await said(linda, await agreement(linda, team, { area }))).toBe('applied')
  expect(await decided(amina, 'agreed/provision/estimate')).toBe('effective')
  expect(await decided(helen, 'agreed/provision/estimate')).toBeNull()

  const back = command('moderation.return', { personId: dan.id, reasons: { provision: 'Say what you saw.' } }, [
    await target(linda, dan.own, ''),
  ])
  expect(await said(linda, back)).toBe('applied')
  expect(await decided(dan, 'state')).toBe('R')
  expect(await decided(dan, `returned/${dan.id}/provision/reason`)).toBe('Say what you saw.')
  expect(await decided(amina, `returned/${dan.id}/provision/reason`)).toBeNull()
  expect(await said(linda, command('moderation.close'))).toBe('not-allowed')

  expect(await said(dan, write(dan.own, 'areas/provision/went-well/new/text', 'Pupils explained it.'))).toBe('head')
  expect(await said(dan, await dan.submission())).toBe('applied')
  expect(await decided(dan, 'state')).toBe('S')
  expect(await decided(linda, 'agreed/leadership/estimate')).toBe('effective')
  expect(await decided(linda, 'agreed/provision/estimate')).toBeNull()
  expect(await said(linda, command('moderation.close'))).toBe('incomplete')
  expect(await said(linda, await agreement(linda, team, { area: 'provision', estimate: 'leading' }))).toBe('applied')
  expect(await said(linda, command('moderation.close', { overall: 'effective' }))).toBe('applied')
  expect(await decided(amina, 'state')).toBe('M')
  expect(await decided(amina, 'overall/estimate')).toBe('effective')
  expect(await decided(helen, 'overall/estimate')).toBeNull()
})

test('an agreement upon what has been overtaken is held, and the lead is asked again', async () => {
  const { as } = await serverWorld()
  const [amina, dan, linda] = [as('amina'), as('dan'), as('linda')]
  await submitted(amina)
  await linda.say(command('moderation.open', { without: [dan.id, as('priya').id] }))
  const early = await agreement(linda, [amina], { area: 'leadership' })
  await submitted(dan)
  expect(await said(linda, early)).toBe('moved')
  expect(await decided(linda, 'agreed/leadership/estimate')).toBeNull()
  expect(await said(linda, await agreement(linda, [amina, dan], { area: 'leadership' }))).toBe('applied')
})

test('where reviewers differ the agreement needs its reason, and nobody but the lead agrees or returns', async () => {
  const { as } = await serverWorld()
  const [amina, dan, linda, grace] = [as('amina'), as('dan'), as('linda'), as('grace')]
  await submitted(amina)
  await dan.say(...complete(dan.own))
  const before = headsIn((await dan.document(dan.own)).body, 'areas/leadership/estimate')
  await dan.say(write(dan.own, 'areas/leadership/estimate', 'ineffective', before))
  await dan.say(await dan.submission())
  await linda.say(command('moderation.open', { without: [as('priya').id] }))
  const unreasoned = await agreement(linda, [amina, dan], { area: 'leadership' })
  expect(await said(linda, unreasoned)).toBe('incomplete')
  const reasoned = await agreement(linda, [amina, dan], { area: 'leadership', reason: 'The books show it.' })
  for (const who of [amina, grace]) expect(await said(who, reasoned)).toBe('not-allowed')
  expect(await said(linda, reasoned)).toBe('applied')
  expect(await decided(dan, 'agreed/leadership/reason')).toBe('The books show it.')
})

test('a comment is its author’s: nobody else writes into what stands in their name, and all of the team read it', async () => {
  const { as } = await serverWorld()
  const [amina, dan, linda] = [as('amina'), as('dan'), as('linda')]
  const doc = `comment/${v7()}`
  await amina.say(write(doc, 'area', 'leadership'), write(doc, 'text', 'Is this so in every class?'))
  const before = headsIn((await dan.document(doc)).body, 'text')
  expect(await said(dan, write(doc, 'text', 'It is.', before))).toBe('not-allowed')
  expect(await said(dan, write(doc, 'area', 'provision'))).toBe('not-allowed')
  expect(await said(linda, write(doc, '_deleted', true))).toBe('not-allowed')
  const twin = as('amina')
  expect(await said(twin, write(doc, 'text', 'Is this so everywhere?', before))).toBe('head')
  const { fields } = (await linda.document(doc)).body
  expect(Object.keys(fields)).toEqual(['area', 'text'])
  expect(fields['text']).toMatchObject([{ by: amina.id, value: 'Is this so everywhere?' }])
})

test('why an estimate was agreed the school reads from its fact check on, as it stands then and nothing of before', async () => {
  const { as, rid } = await serverWorld()
  const [amina, linda, helen] = [as('amina'), as('linda'), as('helen')]
  await submitted(amina)
  await linda.say(command('moderation.open', { without: [as('dan').id, as('priya').id] }))
  for (const reason of ['Dan was too kind.', 'The books show it.'])
    for (const area of AREAS)
      expect(await said(linda, await agreement(linda, [amina], { area, reason }))).toBe('applied')
  expect(await said(linda, command('moderation.close'))).toBe('applied')
  const past = async (who: Somebody) => {
    const path = `/reviews/${rid}/documents/review/history?field=agreed/leadership/reason`
    return (await who.get<{ writes: { value: Json }[] }>(path)).body.writes.map(({ value }) => value)
  }
  expect(await decided(helen, 'agreed/leadership/reason')).toBeNull()
  expect(await past(helen)).toEqual([])
  expect(await said(linda, command('report.sendToSchool'))).toBe('applied')
  expect(await decided(helen, 'agreed/leadership/reason')).toBe('The books show it.')
  expect(await past(helen)).toEqual(['The books show it.'])
  expect(await past(linda)).toEqual(['Dan was too kind.', 'The books show it.'])
})
