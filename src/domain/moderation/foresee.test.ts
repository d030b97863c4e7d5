/** What the tablet shows before the server has answered, and upon what a command is made: the same rules, the same states. */
import type { Command } from '#domain/custody/entry.ts'
import { shownHead, shownValue } from '#domain/custody/state.ts'
import { COMPLETE, DAN, HASH, ME, OWN, PRIYA, type Case, command, facts, fields, lead } from '#tests/world/decisions.ts'
import { expect, test } from 'vitest'
import { foresee } from './foresee.ts'
import { agreement, movedSince, returnOf } from './upon.ts'

const submitted = { [DAN]: fields(COMPLETE), [PRIYA]: fields(COMPLETE) }
const statuses = { [DAN]: 'submitted', [PRIYA]: 'submitted' } as const
const inModeration: Case = { as: [lead], state: 'S', statuses, submitted }
const AT = '2026-11-21T14:00:00.000Z'

let given = 0
const waits = (each: Command) => ({ mid: `mid-${++given}`, by: ME, at: AT, command: each })

test('a moderation is foreseen to its end: agreed, agreed, agreed, closed', () => {
  const now = facts(inModeration)
  const agreed = ['leadership', 'provision', 'disadvantaged'].map((area) =>
    waits(agreement(now, { area, estimate: 'effective' })),
  )
  const after = foresee(now, [...agreed, waits(command('moderation.close', { overall: 'effective' }))])
  expect(after.review.state).toBe('M')
  expect(shownHead(after.decided, 'agreed/provision/estimate')).toEqual({
    mid: agreed[1]!.mid,
    by: ME,
    at: AT,
    value: 'effective',
    receivedAt: null,
  })
  expect(shownValue(after.decided, 'overall/estimate')).toBe('effective')
})

test('what the rules would hold changes nothing, and what comes after it is judged all the same', () => {
  const now = facts(inModeration)
  const tooEarly = waits(command('moderation.close'))
  const after = foresee(now, [tooEarly, waits(agreement(now, { area: 'provision', estimate: 'effective' }))])
  expect(after.review.state).toBe('S')
  expect(shownValue(after.decided, 'agreed/provision/estimate')).toBe('effective')
})

test('an agreement that is taken back is foreseen as none', () => {
  const now = facts(inModeration)
  const both = ['effective', null].map((estimate) => waits(agreement(now, { area: 'provision', estimate })))
  expect(shownValue(foresee(now, both).decided, 'agreed/provision/estimate')).toBeNull()
})

test('what is returned is returned at once, and the next decision knows it', () => {
  const now = facts(inModeration)
  const back = waits(returnOf(now, { personId: DAN, reasons: { leadership: 'Say which leaders.' } }))
  const after = foresee(now, [back, waits(command('moderation.close'))])
  expect(after.review).toMatchObject({
    state: 'R',
    statuses: new Map([...Object.entries(statuses), [DAN, 'returned']]),
  })
})

test('what was foreseen and has been decided since is decided only once', () => {
  const now = facts(inModeration)
  const one = waits(agreement(now, { area: 'provision', estimate: 'effective' }))
  const after = foresee(now, [one])
  expect(foresee(after, [one])).toEqual(after)
})

test('an own evaluation that is handed in is among the submitted ones, and one that is recalled is not', () => {
  const target = { doc: OWN, path: '', hash: HASH }
  const handedIn = foresee(facts({}), [waits(command('evaluation.submit', {}, [target]))])
  expect([...handedIn.submitted.keys()]).toEqual([ME])
  expect(foresee(handedIn, [waits(command('evaluation.recall'))]).submitted.size).toBe(0)
})

test('a command names what was shown, and whose words have moved since is known by it', () => {
  const asked = agreement(facts({ ...inModeration, hash: 'b'.repeat(64) }), { area: 'provision', estimate: 'leading' })
  expect(asked).toEqual(
    command('moderation.agree', { area: 'provision', estimate: 'leading' }, [
      { doc: `evaluation/${DAN}`, path: 'areas/provision', hash: 'b'.repeat(64) },
      { doc: `evaluation/${PRIYA}`, path: 'areas/provision', hash: 'b'.repeat(64) },
    ]),
  )
  const moved = { ...facts(inModeration), hashOf: (doc: string) => (doc.endsWith(DAN) ? HASH : 'b'.repeat(64)) }
  expect(movedSince(moved, asked)).toEqual([DAN])
  const late = { ...moved, submitted: new Map([...moved.submitted, [ME, fields(COMPLETE)]]) }
  expect(movedSince(late, asked)).toEqual([DAN, ME])
})

test('what is not on this device has no state to be judged by', () => {
  const asked = agreement(facts({ ...inModeration, hash: null }), { area: 'provision', estimate: 'leading' })
  expect(foresee(facts({ ...inModeration, hash: null }), [waits(asked)]).decided.size).toBe(0)
})
