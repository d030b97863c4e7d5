/** The tablet as main builds it, against the real server over a line that breaks as schools break it. */
import { setupServer } from 'msw/node'
import { afterEach, expect, test } from 'vitest'
import { createTablet } from '#app/sync/tablet.ts'
import type { Tablet } from '#app/sync/tablet.ts'
import { actionsOf } from '#app/sync/actions.ts'
import { type BrowserWorld, browser } from '#tests/world/browser.ts'
import { lineTo } from '#tests/world/handlers.ts'
import { idOf } from '#tests/world/known.ts'
import { mine, serverWorld } from '#tests/world/server.ts'
import { appOf } from '#tests/world/tablets.ts'

const DOC = mine('amina')
const FIELD = 'areas/leadership/went-well/p1/text'

let close: (() => void)[] = []
afterEach(() => {
  for (const each of close) each()
  close = []
})

async function open() {
  const world = await serverWorld()
  const line = lineTo(appOf(world))
  const network = setupServer(...line.handlers)
  network.listen()
  close.push(() => network.close())
  const ipad = browser('http://localhost:4001')
  return { ...world, line, ipad, tablet: start(ipad) }
}

function start(world: BrowserWorld): Tablet {
  const tablet = createTablet(world.tab())
  close.unshift(() => tablet.getSession()?.close())
  return tablet
}

const session = (tablet: Tablet) => {
  const open = tablet.getSession()
  if (!open) throw new Error('nobody is signed in')
  return open
}
const waiting = async (tablet: Tablet) => (await session(tablet).store.counts()).waiting
const sync = async (tablet: Tablet) => {
  await session(tablet).sync.sendNow()
  return session(tablet).sync.getSnapshot().state
}
function type(tablet: Tablet, rid: string, value: string) {
  const draft = session(tablet).drafts.of(rid, DOC)
  draft.begin(FIELD, [])
  draft.edit(FIELD, value)
  return draft
}
async function text(tablet: Tablet, rid: string) {
  const view = await session(tablet).store.view(rid, DOC)
  return view.status === 'ready' ? (view.fields.get(FIELD) ?? []).map((head) => head.value) : view.status
}

test('sign in, lose the connection, reload without it: signed in still, and every word is there', async () => {
  const { tablet, ipad, line, rid } = await open()
  expect(await tablet.signIn({ persona: 'amina' })).toMatchObject({ person: { id: idOf('amina') } })
  expect(await sync(tablet)).toBe('idle')
  line.break({ fault: { kind: 'offline' } })
  await type(tablet, rid, '…every word').flush()
  expect(await sync(tablet)).toBe('offline')
  session(tablet).close()
  const again = start(ipad)
  expect(again.getSession()?.person.name).toContain('Amina')
  expect(await text(again, rid)).toEqual(['…every word'])
  expect(await session(again).store.review(rid)).toMatchObject({ id: rid })
  line.mend()
  expect(await sync(again)).toBe('idle')
  expect(await waiting(again)).toBe(0)
})

test('a page that is hidden saves what is being typed', async () => {
  const { tablet, ipad, rid } = await open()
  await tablet.signIn({ persona: 'amina' })
  type(tablet, rid, 'half a wo')
  ipad.hide()
  await expect.poll(() => session(tablet).drafts.getState().dirty).toBe(false)
  expect(await text(tablet, rid)).toEqual(['half a wo'])
})

test.each([
  ['captive', { kind: 'captive-portal' }],
  ['signed-out', { kind: 'signed-out' }],
  ['busy', { kind: 'busy', retryAfter: 5 }],
  ['offline', { kind: 'answer-lost' }],
] as const)('%s: the work waits, it is said, and goes when the line is mended', async (state, fault) => {
  const { tablet, line, rid } = await open()
  await tablet.signIn({ persona: 'amina' })
  await sync(tablet)
  line.break({ fault })
  await type(tablet, rid, 'kept').flush()
  expect(await sync(tablet)).toBe(state)
  expect(session(tablet).sync.getSnapshot().lastError).not.toBeNull()
  expect(await waiting(tablet)).toBe(1)
  line.mend()
  expect(await sync(tablet)).toBe('idle')
  expect(await waiting(tablet)).toBe(0)
  expect(await text(tablet, rid)).toEqual(['kept'])
})

test('submit saves what is being typed first, and shows as submitted before it is sent', async () => {
  const { tablet, line, rid } = await open()
  await tablet.signIn({ persona: 'amina' })
  line.break({ fault: { kind: 'offline' } })
  type(tablet, rid, 'the last word')
  expect(await actionsOf(tablet).submitEvaluation(rid)).toHaveProperty('given')
  expect((await session(tablet).store.queue()).map((each) => each.what)).toEqual([FIELD, 'evaluation.submit'])
  expect(await session(tablet).store.evaluationStatus(rid, idOf('amina'))).toMatchObject({
    status: 'submitted',
    waiting: true,
  })
})

test('somebody else signs in on this device: the work of the first is kept, unsent under the other’s name', async () => {
  const { tablet, line, rid, ipad } = await open()
  await tablet.signIn({ persona: 'amina' })
  await sync(tablet)
  line.break({ fault: { kind: 'offline' } })
  await type(tablet, rid, 'Amina’s').flush()
  await tablet.signOut()
  expect(tablet.getSession()).toBeNull()
  line.mend()
  await tablet.signIn({ persona: 'dan' })
  expect(await sync(tablet)).toBe('idle')
  expect(await text(tablet, rid)).toEqual([])
  expect(await waiting(tablet)).toBe(0)
  await tablet.signIn({ persona: 'amina' })
  expect(await text(tablet, rid)).toEqual(['Amina’s'])
  await sync(tablet)
  expect(await waiting(tablet)).toBe(0)
  void ipad
})

test('signed out without a connection: the server is told as soon as it can be, and nobody opens the work meanwhile', async () => {
  const { tablet, line, ipad } = await open()
  await tablet.signIn({ persona: 'amina' })
  line.break({ fault: { kind: 'offline' } })
  await tablet.signOut()
  expect(start(ipad).getSession()).toBeNull()
  expect(await tablet.api('me', {})).toEqual({ unreachable: true })
  line.mend()
  ipad.comeOnline()
  await expect.poll(() => tablet.api('me', {})).toMatchObject({ problem: 'sign-in' })
})

test('what is typed and not yet saved is in the copy too', async () => {
  const { tablet, rid } = await open()
  await tablet.signIn({ persona: 'amina' })
  type(tablet, rid, 'not yet durable')
  const { store, drafts } = session(tablet)
  expect(await (await store.exportAll(drafts.unsaved())).text()).toContain('not yet durable')
})

test('a second tab follows when the first signs somebody else in, after saving what is typed there', async () => {
  const { tablet, ipad, rid } = await open()
  await tablet.signIn({ persona: 'amina' })
  const second = start(ipad)
  type(second, rid, 'typed in the second tab')
  await tablet.signIn({ persona: 'dan' })
  await expect.poll(() => second.getSession()?.person.id).toBe(idOf('dan'))
  await tablet.signIn({ persona: 'amina' })
  expect(await text(tablet, rid)).toEqual(['typed in the second tab'])
})
