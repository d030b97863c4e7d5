/**
 * The team board is believed when it says that nothing is missing, so these examples hold what it may say of whom:
 * one's own devices apart, others' as counts, and what is not known never as "none".
 */
import { describe, expect, test } from 'vitest'
import { calledOf, peopleMissingWork, safetyOf } from './safety.ts'
import { words } from './words.ts'

const [amina, dan] = ['amina', 'dan'] as const
const team = [
  { personId: amina, name: 'Amina', role: 'PR' },
  { personId: dan, name: 'Dan', role: 'PR' },
] as const
const devices = {
  devices: [
    {
      personId: amina,
      device: 'phone',
      receivedUpTo: 4,
      missing: [],
      lastSeen: '2026-11-21T09:00:00.000Z',
      held: { locked: 1 },
    },
    {
      personId: amina,
      device: 'tablet',
      receivedUpTo: 41,
      missing: [],
      lastSeen: '2026-11-21T10:00:00.000Z',
      held: { locked: 1, moved: 2 },
    },
    { personId: dan, receivedUpTo: 20, missing: [[12, 14] as [number, number], [17, 17] as [number, number]] },
  ],
}
const sources = {
  me: amina,
  thisDevice: 'tablet',
  isLead: false,
  seesOthers: true,
  statusOf: () => 'draft' as const,
  hosts: new Set<string>(),
  nameOf: () => null,
}

test('one’s own devices are told apart, this one first; others’ are counts', () => {
  const [mine, others] = safetyOf(team, devices, sources)
  expect(mine?.devices.map((device) => device.kind)).toEqual(['this', 'own'])
  expect(others?.devices).toEqual([
    {
      kind: 'other',
      receivedUpTo: 20,
      missing: [
        [12, 14],
        [17, 17],
      ],
      lastSeen: null,
    },
  ])
})

test('held changes are added up over devices, and not known is not none', () => {
  const [mine, others] = safetyOf(team, devices, sources)
  expect([...(mine?.held ?? [])]).toEqual([
    ['locked', 2],
    ['moved', 2],
  ])
  expect(others?.held).toBeNull()
  expect(safetyOf(team, devices, { ...sources, isLead: true })[1]?.held?.size).toBe(0)
})

test('who has holes is named', () => {
  expect(peopleMissingWork(safetyOf(team, devices, sources))).toEqual(['Dan'])
})

test('holes are said in words', () => {
  expect(words.changes([[12, 14]])).toBe('changes 12–14')
  expect(words.changes([[3, 3]])).toBe('change 3')
  expect(
    words.changes([
      [12, 14],
      [17, 17],
    ]),
  ).toBe('changes 12–14 and 17')
})

test('where others are not shown, nothing is claimed of them', () => {
  expect(safetyOf(team, devices, { ...sources, seesOthers: false }).map((each) => each.name)).toEqual(['Amina'])
})

describe('who is not on the team', () => {
  const amina = team.slice(0, 1)

  test('what is missing of somebody unknown is still missing', () => {
    const people = safetyOf(amina, devices, sources)
    expect(people.map((each) => each.name)).toEqual(['Amina', words.who.stranger.name])
    expect(peopleMissingWork(people)).toEqual(['somebody who is not on the team'])
  })

  test('the host is known by what they have put forward or prepared, and writes no evaluation', () => {
    const [, host] = safetyOf(amina, devices, { ...sources, hosts: new Set([dan]) })
    expect(host).toMatchObject({ who: 'host', name: 'The host', status: null })
    expect(peopleMissingWork([host!])).toEqual(['the host'])
  })

  test('a former reviewer has a name if another review on this device gives it, and keeps what they handed in', () => {
    const known = { ...sources, nameOf: () => 'Dan Fairweather' }
    const [, left] = safetyOf(amina, devices, known)
    expect(left).toMatchObject({ who: 'left', name: 'Dan Fairweather', status: null })
    expect(peopleMissingWork([left!])).toEqual(['Dan Fairweather'])
    const [, submitted] = safetyOf(amina, devices, { ...known, statusOf: () => 'submitted' })
    expect(submitted?.status).toBe('submitted')
  })

  test('whom to ask is said by their first name, or by what is known of them', () => {
    const asked = safetyOf(amina, devices, { ...sources, nameOf: () => 'Dan Fairweather' }).map(calledOf)
    expect(asked).toEqual(['Amina', 'Dan'])
    expect(calledOf(safetyOf(amina, devices, sources)[1]!)).toBe('them')
    expect(calledOf(safetyOf(amina, devices, { ...sources, hosts: new Set([dan]) })[1]!)).toBe('the host')
  })
})
