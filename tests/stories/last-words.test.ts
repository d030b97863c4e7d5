/** A page that vanishes while a save is under way: its transaction dies with it, its words do not. */
import { expect, onTestFinished, test } from 'vitest'
import { StorageFailure } from '#app/store/faults.ts'
import type { Port } from '#app/store/port.ts'
import { type Session, openSession } from '#app/sync/session.ts'
import { browser } from '#tests/world/browser.ts'

const AMINA = { id: '01939f3a-0000-7000-8000-00000000000a', name: 'Amina', roles: [] }
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA.id}`
const FIELD = 'areas/leadership/went-well/p1/text'

/** One browser whose pages can die: after that no transaction of theirs is committed. */
function open() {
  const ipad = browser('http://localhost:4009')
  const page = () => {
    const tab = ipad.tab()
    let isDead = false
    let isFull = false
    const openPort = (personId: string): Port => {
      const port = tab.openPort(personId)
      const unlessDead: Port['write'] = async (tables, work) => {
        if (isDead) return new Promise<never>(() => undefined)
        if (isFull) throw new StorageFailure({ fault: 'quota', name: 'QuotaExceededError' })
        return port.write(tables, work)
      }
      return { ...port, write: unlessDead }
    }
    const session = openSession({ ...tab, openPort, page: { ...tab.page, isVisible: () => false } }, AMINA)
    onTestFinished(() => session.close())
    return { session, die: () => (isDead = true), fail: (does: boolean) => (isFull = does) }
  }
  return { ipad, page }
}

const type = ({ drafts }: Session, value: string) => drafts.of(RID, DOC).edit(FIELD, value)
const outbox = ({ store }: Session) => store.port.read(['outbox'], (rows) => rows.ofReview('outbox', RID))
/** The answers that the screen has for the field. */
const shown = async ({ store }: Session) => {
  const view = await store.view(RID, DOC)
  return view.status === 'ready' ? view.fields.get(FIELD)?.map(({ value }) => value) : view.status
}
const values = async (session: Session) => (await outbox(session)).map(({ write }) => write?.value)

test('what was typed in the last moment is there after a reload, once', async () => {
  const { ipad, page } = open()
  const first = page()
  type(first.session, 'half a wo')
  first.die()
  ipad.hide()
  const second = page()
  await expect.poll(() => values(second.session), { timeout: 8000 }).toEqual(['half a wo'])
  const third = page()
  await third.session.drafts.flush()
  expect(await values(third.session)).toEqual(['half a wo'])
})

test('what goes on from a saved word replaces it and is no second answer', async () => {
  const { ipad, page } = open()
  const first = page()
  type(first.session, 'half')
  await first.session.drafts.flush()
  type(first.session, 'half a wo')
  first.die()
  ipad.hide()
  const second = page()
  await expect.poll(() => shown(second.session), { timeout: 8000 }).toEqual(['half a wo'])
})

test('a page that vanishes while it finishes what an earlier one had begun leaves it to the next', async () => {
  const { ipad, page } = open()
  const first = page()
  type(first.session, 'half a wo')
  first.die()
  ipad.hide()
  const second = page()
  second.die()
  ipad.hide()
  await second.session.drafts.flush()
  const third = page()
  await expect.poll(() => values(third.session), { timeout: 8000 }).toEqual(['half a wo'])
})

test('a page that stays saves as always, and leaves nothing behind to be saved again', async () => {
  const { ipad, page } = open()
  const first = page()
  type(first.session, 'hidden')
  ipad.hide()
  await expect.poll(() => values(first.session), { timeout: 8000 }).toEqual(['hidden'])
  const [before] = await outbox(first.session)
  type(first.session, 'hidden, and on')
  await first.session.drafts.flush()
  const second = page()
  await second.session.drafts.flush()
  expect(await values(second.session)).toEqual(['hidden, and on'])
  expect((await outbox(second.session))[0]!.mid).toBe(before!.mid)
})

test('what could not be saved when the page was hidden does not come back against what was typed after it', async () => {
  const { ipad, page } = open()
  const first = page()
  const { drafts, store } = first.session
  type(first.session, 'Hello')
  await drafts.flush()
  first.fail(true)
  type(first.session, 'Hello world')
  ipad.hide()
  await drafts.flush()
  first.fail(false)
  type(first.session, 'Hello world, and more')
  await expect.poll(() => drafts.flush()).toBeNull()
  first.die()
  const second = page()
  await second.session.drafts.flush()
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await shown(second.session)).toEqual(['Hello world, and more'])
  expect(store.underWay()).toEqual([])
})

test('last words that were left behind by a killed program are not put over what it saved after them', async () => {
  const { page } = open()
  const first = page()
  type(first.session, 'one')
  await first.session.drafts.flush()
  const [row] = await outbox(first.session)
  const { mid, session } = row!
  type(first.session, 'one two three')
  await first.session.drafts.flush()
  const change = { doc: DOC, field: FIELD, value: 'one two', seen: [{ mid, value: 'one' }], session }
  const stale = { rid: RID, changes: [change], mids: ['01939f3a-0000-7000-8000-0000000000aa'] }
  expect(await first.session.store.finish(stale)).toEqual({ saved: [] })
  expect(await values(first.session)).toEqual(['one two three'])
})
