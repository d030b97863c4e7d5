/** Signing in with an address and a password: who may, what it says, and what happens to somebody who guesses. */
import { idOf } from '#tests/world/known.ts'
import { serverWorld } from '#tests/world/server.ts'
import { PASSWORD, emailOf, joined, sendInvitation, visitor } from '#tests/world/visitor.ts'
import { describe, expect, test } from 'vitest'
import { waitAfter } from './attempts.ts'

const later = (world: { clock: { now: string } }, seconds: number) => {
  world.clock.now = new Date(Date.parse(world.clock.now) + seconds * 1000).toISOString()
}

test('who was invited and has chosen a password signs in with it, however the address is typed', async () => {
  const world = await serverWorld()
  await joined(world, 'amina')
  for (const email of [emailOf('amina'), '  Amina@EXAMPLE.org ']) {
    const { call, signIn } = visitor(world)
    const { status, body, headers } = await signIn(email)
    expect([status, body.person.id]).toEqual([200, idOf('amina')])
    expect(headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual(['qar-session', 'qar-device'])
    expect((await call('GET', '/me')).status).toBe(200)
  }
})

test('the very first attempt waits for nothing, however the clock goes on while it is counted', async () => {
  const world = await serverWorld()
  await joined(world, 'amina')
  const begun = Date.parse(world.clock.now)
  let looks = 0
  Object.defineProperty(world.clock, 'now', { get: () => new Date(begun + ++looks).toISOString() })
  expect((await visitor(world).signIn(emailOf('amina'), 'not this one at all')).status).toBe(401)
  expect((await visitor(world).signIn(emailOf('amina'))).status).toBe(200)
})

test('nobody else: one refusal for a wrong password, an unknown address, and a person without a password', async () => {
  const world = await serverWorld()
  await joined(world, 'amina')
  await sendInvitation(world, 'dan')
  const refusals = []
  for (const [email, password] of [
    [emailOf('amina'), `${PASSWORD} `],
    [emailOf('amina'), ''],
    [emailOf('dan'), PASSWORD],
    [emailOf('helen'), PASSWORD],
    ['nobody@example.org', PASSWORD],
    ['', ''],
  ] as const) {
    const { status, body, headers } = await visitor(world).signIn(email, password)
    refusals.push([status, body, headers.getSetCookie()])
  }
  expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1)
  expect(refusals[0]).toMatchObject([401, { type: '/problems/wrong-credentials' }, []])
})

test('the store has neither the password nor what opens a session', async () => {
  const world = await serverWorld()
  await joined(world, 'amina')
  const { headers } = await visitor(world).signIn(emailOf('amina'))
  const tokens = headers.getSetCookie().map((cookie) => /=([^;]+)/.exec(cookie)?.[1] ?? '')
  const { db } = world.context
  const rows = [
    await db.selectFrom('session').selectAll().execute(),
    await db.selectFrom('known_device').selectAll().execute(),
    await db.withTables<{ auth_account: { password: string } }>().selectFrom('auth_account').selectAll().execute(),
  ]
  const stored = JSON.stringify(rows)
  expect(stored).toContain('scrypt$16$8$3$')
  for (const secret of [...tokens, PASSWORD]) expect(stored).not.toContain(secret)
})

test('signing in ends the session that the browser brought', async () => {
  const world = await serverWorld()
  await joined(world, 'amina')
  const { signIn, call } = visitor(world)
  await signIn(emailOf('amina'))
  await signIn(emailOf('amina'))
  const { body } = await call<{ sessions: unknown[] }>('GET', '/sessions')
  expect(body.sessions).toHaveLength(1)
})

describe('somebody who guesses', () => {
  test('waits ever longer, for an address that is known or not', async () => {
    const world = await serverWorld()
    await joined(world, 'amina')
    for (const email of [emailOf('amina'), 'nobody@example.org']) {
      const guesser = visitor(world)
      const guess = () => guesser.signIn(email, 'not it, not it at all')
      for (let attempt = 1; attempt <= 6; attempt++) expect((await guess()).status).toBe(401)
      for (const wait of [2, 4, 8]) {
        const { status, problem, headers } = await guess()
        expect([status, problem, headers.get('retry-after')]).toEqual([429, 'too-many-attempts', String(wait)])
        later(world, wait)
        expect((await guess()).status).toBe(401)
      }
    }
  })

  test('is not told when they are right while they have to wait', async () => {
    const world = await serverWorld()
    await joined(world, 'amina')
    for (let attempt = 1; attempt <= 6; attempt++) await visitor(world).signIn(emailOf('amina'), 'a wrong one again')
    expect((await visitor(world).signIn(emailOf('amina'))).status).toBe(429)
    later(world, 2)
    expect((await visitor(world).signIn(emailOf('amina'))).status).toBe(200)
  })

  test('does not keep out who signed in on their device before, and gains nothing by that device’s token', async () => {
    const world = await serverWorld()
    await joined(world, 'amina')
    await joined(world, 'dan')
    const tablet = visitor(world)
    await tablet.signIn(emailOf('amina'))
    tablet.forget('qar-session')
    for (let attempt = 1; attempt <= 7; attempt++) await visitor(world).signIn(emailOf('amina'), 'a wrong one again')
    expect((await visitor(world).signIn(emailOf('amina'))).status).toBe(429)
    expect((await tablet.signIn(emailOf('amina'))).status).toBe(200)
    for (let attempt = 1; attempt <= 6; attempt++) await tablet.signIn(emailOf('amina'), 'a wrong one again')
    expect((await tablet.signIn(emailOf('amina'))).status).toBe(429)
    expect((await tablet.signIn(emailOf('dan'))).status).toBe(200)
  })

  test('nor who has just chosen their password there, and has signed in nowhere yet', async () => {
    const world = await serverWorld()
    const tablet = visitor(world)
    const token = await sendInvitation(world, 'amina')
    for (let attempt = 1; attempt <= 7; attempt++) await visitor(world).signIn(emailOf('amina'), 'a wrong one again')
    expect((await tablet.call('POST', '/link/password', { token, password: PASSWORD })).status).toBe(200)
    expect((await tablet.call('GET', '/me')).status).toBe(401)
    expect((await visitor(world).signIn(emailOf('amina'))).status).toBe(429)
    expect((await tablet.signIn(emailOf('amina'))).status).toBe(200)
  })

  test('many at once get no more than one after another', async () => {
    const world = await serverWorld()
    await joined(world, 'amina')
    const all = await Promise.all(
      Array.from({ length: 12 }, () => visitor(world).signIn(emailOf('amina'), 'a wrong one again')),
    )
    expect(all.map(({ status }) => `${status}`).toSorted()).toEqual([...Array(6).fill('401'), ...Array(6).fill('429')])
  })

  test('at one address leaves everybody else there a way in at the first try', async () => {
    const world = await serverWorld()
    await joined(world, 'amina')
    await joined(world, 'dan')
    const { db, sha256, now } = world.context
    // A hundred wrong ones, counted as they would be without waiting for a hundred digests.
    const counted = { key: sha256('address nowhere'), failures: 100, at: now(), next_at: now() }
    await db
      .insertInto('attempt')
      .values(counted)
      .onConflict((conflict) => conflict.column('key').doUpdateSet(counted))
      .execute()
    expect((await visitor(world).signIn(emailOf('dan'))).status).toBe(200)
    const guess = () => visitor(world).signIn(emailOf('amina'), 'a wrong one again')
    expect([(await guess()).status, (await guess()).status, (await guess()).status]).toEqual([401, 401, 429])
  })

  test('the wait doubles and never passes a quarter of an hour', () => {
    expect([1, 5, 6, 7, 8, 14, 15, 40].map((failures) => waitAfter(failures, 5))).toEqual([
      0, 0, 2, 4, 8, 512, 900, 900,
    ])
  })
})

test('takes as long for an unknown address as for a wrong and for a right password', async () => {
  const world = await serverWorld({ passwordWork: 13 })
  await joined(world, 'amina')
  const kinds = {
    unknown: ['nobody@example.org', PASSWORD],
    wrong: [emailOf('amina'), 'a wrong one again'],
    right: [emailOf('amina'), PASSWORD],
  } as const
  const times: Record<string, number[]> = { unknown: [], wrong: [], right: [] }
  for (let round = 1; round <= 20; round++) {
    for (const [kind, [email, password]] of Object.entries(kinds)) {
      later(world, 3600)
      const begun = performance.now()
      await visitor(world).signIn(email, password)
      times[kind]!.push(performance.now() - begun)
    }
  }
  const medians = Object.values(times).map((each) => each.toSorted((a, b) => a - b)[10]!)
  expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(1.35)
})
