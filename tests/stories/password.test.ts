/**
 * Somebody with a password of their own on a tablet, against the real server: what they wrote goes on being theirs and
 * on being kept, whether there is no connection, their session was ended, or their password was changed elsewhere.
 */
import { setupServer } from 'msw/node'
import { afterEach, expect, test } from 'vitest'
import { type Tablet, createTablet } from '#app/sync/tablet.ts'
import { browser } from '#tests/world/browser.ts'
import { lineTo } from '#tests/world/handlers.ts'
import { idOf } from '#tests/world/known.ts'
import { mine, serverWorld } from '#tests/world/server.ts'
import { appOf } from '#tests/world/tablets.ts'
import { PASSWORD, emailOf, joined, visitor } from '#tests/world/visitor.ts'

const DOC = mine('amina')
const FIELD = 'areas/leadership/went-well/p1/text'
const ANOTHER = 'pebble lantern harbour nine'
const AMINA = { email: emailOf('amina'), password: PASSWORD }

let close: (() => void)[] = []
afterEach(() => {
  for (const each of close) each()
  close = []
})

async function open() {
  const world = await serverWorld()
  for (const persona of ['amina', 'dan'] as const) await joined(world, persona)
  const line = lineTo(appOf(world))
  const network = setupServer(...line.handlers)
  network.listen()
  close.push(() => network.close())
  const ipad = browser('http://localhost:4101')
  const start = () => {
    const tablet = createTablet(ipad.tab())
    close.unshift(() => tablet.getSession()?.close())
    return tablet
  }
  return { ...world, world, line, start, tablet: start() }
}

const session = (tablet: Tablet) => tablet.getSession()!
const waiting = async (tablet: Tablet) => (await session(tablet).store.counts()).waiting
async function sync(tablet: Tablet) {
  await session(tablet).sync.sendNow()
  return session(tablet).sync.getSnapshot().state
}
async function type(tablet: Tablet, rid: string, value: string) {
  const draft = session(tablet).drafts.of(rid, DOC)
  draft.begin(FIELD, [])
  draft.edit(FIELD, value)
  await draft.flush()
}

test('signed in once, the app opens and writes without a connection, and a sign-in that cannot be asked changes nobody', async () => {
  const { tablet, line, start, rid } = await open()
  expect(await tablet.signIn(AMINA)).toMatchObject({ person: { id: idOf('amina') } })
  expect(await sync(tablet)).toBe('idle')
  line.break({ fault: { kind: 'offline' } })
  session(tablet).close()
  const again = start()
  expect(session(again).person.id).toBe(idOf('amina'))
  await type(again, rid, 'Written without a connection')
  expect(await sync(again)).toBe('offline')
  expect(await again.signIn({ email: emailOf('dan'), password: PASSWORD })).toEqual({ unreachable: true })
  expect([session(again).person.id, await waiting(again)]).toEqual([idOf('amina'), 1])
  line.mend()
  expect(await sync(again)).toBe('idle')
  expect(await waiting(again)).toBe(0)
})

test('a wrong password changes nobody: whoever is signed in goes on, and their words go out', async () => {
  const { tablet, rid } = await open()
  await tablet.signIn(AMINA)
  await sync(tablet)
  await type(tablet, rid, 'Amina’s')
  const wrong = await tablet.signIn({ email: emailOf('dan'), password: 'not it, not it at all' })
  expect(wrong).toMatchObject({ problem: 'wrong-credentials' })
  expect(session(tablet).person.id).toBe(idOf('amina'))
  expect(await sync(tablet)).toBe('idle')
  expect(await waiting(tablet)).toBe(0)
})

test('a password that is changed elsewhere pauses this tablet; writing goes on, and the new one sends it', async () => {
  const { world, tablet, rid } = await open()
  await tablet.signIn(AMINA)
  await sync(tablet)
  const phone = visitor(world)
  await phone.signIn(AMINA.email)
  const { status } = await phone.call('POST', '/password', { current: PASSWORD, password: ANOTHER })
  expect(status).toBe(200)
  await type(tablet, rid, 'Written after it')
  expect(await sync(tablet)).toBe('signed-out')
  await type(tablet, rid, 'Written after it, and more')
  // Two: what has once left, though nobody took it, is never overwritten.
  expect(await waiting(tablet)).toBe(2)
  expect(await tablet.signIn(AMINA)).toMatchObject({ problem: 'wrong-credentials' })
  expect(await waiting(tablet)).toBe(2)
  await tablet.signIn({ ...AMINA, password: ANOTHER })
  expect(await sync(tablet)).toBe('idle')
  expect(await waiting(tablet)).toBe(0)
  const { body } = await phone.call('GET', `/reviews/${rid}/documents/${DOC}`)
  expect(JSON.stringify(body)).toContain('Written after it, and more')
})

test('another person who signs in on a tablet that was signed out sends nothing of the first one’s', async () => {
  const { world, tablet, rid, line } = await open()
  await tablet.signIn(AMINA)
  await sync(tablet)
  const phone = visitor(world)
  await phone.signIn(AMINA.email)
  await phone.call('POST', '/sessions/end-others')
  await type(tablet, rid, 'Only Amina’s')
  expect(await sync(tablet)).toBe('signed-out')
  const asked = line.asked.length
  await tablet.signIn({ email: emailOf('dan'), password: PASSWORD })
  expect(await sync(tablet)).toBe('idle')
  expect(line.asked.slice(asked).some(({ route }) => route === 'push')).toBe(false)
  await tablet.signIn(AMINA)
  expect(await sync(tablet)).toBe('idle')
  expect(await waiting(tablet)).toBe(0)
})
