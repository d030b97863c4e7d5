/** Several tabs, one queue: one leads, all say the same, and when the leader goes or sleeps another sends. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { v7 } from 'uuid'
import { type Device, device } from '#tests/world/device.ts'
import { SmallServer, problemResponse } from '#tests/world/small-server.ts'
import { StorageFailure } from '#app/store/faults.ts'
import type { Port } from '#app/store/port.ts'
import type { ChannelLike } from './channel.ts'
import type { LocksLike } from './leader.ts'
import type { ListenerSurroundings } from './listener.ts'
import { Sync } from './sync.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const RID = '01939f3a-0000-7000-8000-000000000001'
const DOC = `evaluation/${AMINA}`

let server: SmallServer
let first: Device
let open: Sync[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  server = new SmallServer(AMINA)
  server.addReview(RID, AMINA)
  first = device({ personId: AMINA, fetch: server.fetch })
})
afterEach(() => {
  for (const sync of open) sync.stop()
  open = []
  vi.useRealTimers()
})

/** One browser: its lock, its channels, and whether each tab is seen. */
function browser({ hasLocks = true } = {}) {
  const channels = new Set<ChannelLike>()
  const waiting: { work: () => Promise<void>; settled: () => void }[] = []
  let isHeld = false
  const grant = () => {
    const next = isHeld ? undefined : waiting.shift()
    if (!next) return
    isHeld = true
    void next.work().then(() => {
      isHeld = false
      next.settled()
      grant()
    })
  }
  const locks: LocksLike = {
    request: (_, { signal }, work) =>
      new Promise((resolve, reject) => {
        const entry = { work, settled: () => resolve(undefined) }
        waiting.push(entry)
        signal.addEventListener('abort', () => {
          if (!waiting.includes(entry)) return
          waiting.splice(waiting.indexOf(entry), 1)
          reject(signal.reason as Error)
        })
        grant()
      }),
  }
  const occasions = new Set<() => void>()
  let deaf = false
  const channel = (): ChannelLike => {
    const own: ChannelLike = {
      onmessage: null,
      postMessage: (data) => {
        if (!deaf) for (const other of channels) if (other !== own) other.onmessage?.({ data: structuredClone(data) })
      },
      close: () => channels.delete(own),
    }
    channels.add(own)
    return own
  }
  const tab = (tablet: Device, isVisible = () => true, { listening }: Partial<ReturnType<typeof ear>> = {}) => {
    const sync = new Sync({
      context: tablet.sync,
      store: tablet.store,
      locks: hasLocks ? locks : undefined,
      channel,
      listening,
      schedule: (work, ms) => {
        const timer = setTimeout(work, ms)
        return () => clearTimeout(timer)
      },
      nowMs: () => 0,
      random: () => 1,
      isVisible,
      onOccasion: (listener) => {
        occasions.add(listener)
        return () => occasions.delete(listener)
      },
    })
    open.push(sync)
    return sync
  }
  return { tab, online: () => occasions.forEach((listener) => listener()), deafen: () => (deaf = true) }
}

const asChange = (value: string) => ({
  doc: DOC,
  field: 'areas/leadership/estimate',
  value,
  seen: [],
  session: v7(),
})
const save = ({ store }: Device, value: string) => store.save(RID, [asChange(value)])
/** Listens to nothing by itself, and says how it was asked to. */
function ear() {
  const said: string[] = []
  let around: ListenerSurroundings | null = null
  return {
    said,
    pull: (isNeeded: boolean) => around!.pull(RID, () => Promise.resolve(isNeeded)),
    listening: (given: ListenerSurroundings) => {
      around = given
      return Promise.resolve({ attend: () => void said.push('attend'), stop: () => void said.push('stop') })
    },
  }
}
const pulls = () => server.requests.filter((each) => each.endsWith('/changes')).length
const pushes = () => server.requests.filter((each) => each.endsWith('/journal')).length
/** Lets everything that is under way come to its end; the clock stands still. */
const settle = async () => {
  for (let turns = 0; turns < 300; turns += 1) await new Promise((resolve) => setImmediate(resolve))
}
const quiet = async (sync: Sync) => {
  await vi.waitFor(() => expect(sync.getSnapshot()).toMatchObject({ state: expect.not.stringMatching('sending') }))
  await vi.waitFor(() => expect(server.requests.some((each) => each.endsWith('/changes'))).toBe(true))
}

test('one tab leads; another’s save reaches the server through it, once the hand rests', async () => {
  const { tab } = browser()
  const second = first.again()
  const leader = tab(first)
  const follower = tab(second)
  await quiet(leader)
  await save(second, 'a')
  await vi.advanceTimersByTimeAsync(400)
  await save(second, 'b')
  await vi.advanceTimersByTimeAsync(400)
  await settle()
  expect(pushes()).toBe(0)
  await vi.advanceTimersByTimeAsync(200)
  await vi.waitFor(async () => expect(await first.store.counts()).toMatchObject({ waiting: 0 }))
  expect(server.pushes).toHaveLength(1)
  expect(server.pushes[0]!.mids).toHaveLength(2)
  await vi.waitFor(() => expect(follower.getSnapshot()).toEqual(leader.getSnapshot()))
})

test('a choice and a decision are sent at once, from whichever tab', async () => {
  const { tab } = browser()
  const second = first.again()
  await quiet(tab(first))
  tab(second)
  await second.store.save(RID, [{ ...asChange('a'), isFinished: true }])
  await vi.advanceTimersByTimeAsync(0)
  await vi.waitFor(async () => expect(await first.store.counts()).toMatchObject({ waiting: 0 }))
  await settle()
  await first.store.give(RID, { type: 'evaluation.recall', args: {} })
  await vi.advanceTimersByTimeAsync(0)
  await vi.waitFor(async () => expect(await first.store.counts()).toMatchObject({ waiting: 0 }))
})

test('what is saved is handed over in one request; what is new is asked for after a decision, and on the beat', async () => {
  const { tab } = browser()
  await quiet(tab(first))
  await settle()
  const asked = server.requests.length
  await first.store.save(RID, [{ ...asChange('a'), isFinished: true }])
  await vi.advanceTimersByTimeAsync(0)
  await settle()
  expect(server.requests.slice(asked)).toEqual([expect.stringMatching(/journal$/)])
  await first.store.give(RID, { type: 'evaluation.recall', args: {} })
  await vi.advanceTimersByTimeAsync(0)
  await settle()
  expect(server.requests.slice(asked + 1).map((each) => each.split('/').at(-1))).toEqual([
    'journal',
    'reviews',
    'changes',
  ])
  await vi.advanceTimersByTimeAsync(30_000)
  await settle()
  expect(server.requests.slice(asked + 4).map((each) => each.split('/').at(-1))).toEqual(['reviews', 'changes'])
})

test('when the leading tab is closed the next one leads', async () => {
  const { tab } = browser()
  const second = first.again()
  const leader = tab(first)
  tab(second)
  await quiet(leader)
  leader.stop()
  await save(second, 'a')
  await vi.advanceTimersByTimeAsync(2000)
  await vi.waitFor(async () => expect(await second.store.counts()).toMatchObject({ waiting: 0 }))
})

test('a leading tab that is hidden gives way to one in which somebody works', async () => {
  const { tab } = browser()
  const second = first.again()
  let isSeen = true
  const hidden = tab(first, () => isSeen)
  await quiet(hidden)
  const seen = tab(second)
  isSeen = false
  const asked = server.requests.length
  await save(second, 'a')
  await vi.waitFor(async () => expect(await second.store.counts()).toMatchObject({ waiting: 0 }))
  expect(server.requests.length).toBeGreaterThan(asked)
  await save(second, 'b')
  await seen.sendNow()
  expect(await second.store.counts()).toMatchObject({ waiting: 0 })
})

test('where a browser has no lock to pass on, a tab that was hidden sends again once it is shown', async () => {
  const { tab, online } = browser({ hasLocks: false })
  let isSeen = true
  const hidden = tab(first, () => isSeen)
  await quiet(hidden)
  isSeen = false
  const other = tab(first.again())
  await settle()
  other.stop()
  isSeen = true
  online()
  await save(first, 'a')
  await vi.advanceTimersByTimeAsync(2000)
  await vi.waitFor(async () => expect(await first.store.counts()).toMatchObject({ waiting: 0 }))
})

test('a tab whose database a newer version has taken over leads no more, though it is seen', async () => {
  const { tab } = browser()
  let isTaken = false
  const { port } = first.sync
  const read: Port['read'] = (tables, work) =>
    isTaken
      ? Promise.reject(new StorageFailure({ fault: 'updated-elsewhere', name: 'taken' }))
      : port.read(tables, work)
  await quiet(tab({ ...first, sync: { ...first.sync, port: { ...port, read } } }))
  const newer = first.again()
  tab(newer)
  isTaken = true
  await save(newer, 'a')
  await vi.advanceTimersByTimeAsync(2000)
  await vi.waitFor(async () => expect(await newer.store.counts()).toMatchObject({ waiting: 0 }))
})

test('“Send now” in another tab is done by the leader and answered; where the leader sleeps, by the tab itself', async () => {
  const { tab, deafen } = browser()
  const second = first.again()
  await quiet(tab(first))
  const follower = tab(second)
  await save(second, 'a')
  await follower.sendNow()
  expect(await second.store.counts()).toMatchObject({ waiting: 0 })
  deafen()
  await save(second, 'b')
  const sent = follower.sendNow()
  await vi.advanceTimersByTimeAsync(11_000)
  await sent
  expect(await second.store.counts()).toMatchObject({ waiting: 0 })
})

test('away: it says so, tries again by itself with a growing pause, and at once when the browser says it is back', async () => {
  const { tab, online } = browser()
  server.meddle = () => Promise.reject(new TypeError('no connection'))
  await save(first, 'a')
  const sync = tab(first)
  await vi.waitFor(() =>
    expect(sync.getSnapshot()).toMatchObject({ state: 'offline', lastError: expect.stringContaining('kept') }),
  )
  const tried = pushes()
  await vi.advanceTimersByTimeAsync(2000)
  await vi.waitFor(() => expect(pushes()).toBe(tried + 1))
  server.meddle = null
  online()
  await vi.advanceTimersByTimeAsync(0)
  await vi.waitFor(async () => expect(await first.store.counts()).toMatchObject({ waiting: 0 }))
  await vi.waitFor(() => expect(sync.getSnapshot()).toEqual({ state: 'idle', sending: null, lastError: null }))
})

test('time that the server asks for wins over every occasion but the person’s own button', async () => {
  const { tab, online } = browser()
  server.meddle = () => problemResponse(503, 'busy', {}, { 'retry-after': '60' })
  await save(first, 'a')
  const sync = tab(first)
  await vi.waitFor(() => expect(sync.getSnapshot().state).toBe('busy'))
  const tried = pushes()
  online()
  await save(first, 'b')
  await vi.advanceTimersByTimeAsync(50_000)
  await settle()
  expect(pushes()).toBe(tried)
  server.meddle = null
  await sync.sendNow()
  expect(await first.store.counts()).toMatchObject({ waiting: 0 })
})

test('signed out: nothing is removed, nothing hammers the server, and signing in resumes', async () => {
  const { tab } = browser()
  server.person = null
  await save(first, 'a')
  const sync = tab(first)
  await vi.waitFor(() => expect(sync.getSnapshot().state).toBe('signed-out'))
  const tried = pushes()
  for (let n = 0; n < 5; n += 1) {
    await save(first, `${n}`)
    await vi.advanceTimersByTimeAsync(2000)
    await settle()
  }
  expect(pushes()).toBe(tried)
  server.person = AMINA
  await sync.sendNow()
  expect(await first.store.counts()).toMatchObject({ waiting: 0 })
})

test('the leading tab listens once an exchange went through, until it gives way, is signed out or stops', async () => {
  const { tab, online } = browser()
  const [own, others] = [ear(), ear()]
  const leader = tab(first, () => true, own)
  tab(first.again(), () => true, others)
  await vi.waitFor(() => expect(own.said).toEqual(['attend']))
  server.person = null
  online()
  await vi.advanceTimersByTimeAsync(0)
  await vi.waitFor(() => expect(own.said).toEqual(['attend', 'stop']))
  server.person = AMINA
  await leader.sendNow()
  await vi.waitFor(() => expect(own.said).toEqual(['attend', 'stop', 'attend']))
  expect(others.said).toEqual([])
  leader.stop()
  await vi.waitFor(() => expect(own.said.at(-1)).toBe('stop'))
  await vi.waitFor(() => expect(others.said).toEqual(['attend']))
})

test('pokes that come during a pull are one more, of that review alone; one that is no longer needed is none', async () => {
  const { tab } = browser()
  const own = ear()
  tab(first, () => true, own)
  await vi.waitFor(() => expect(own.said).toEqual(['attend']))
  const [before, lists] = [pulls(), server.requests.filter((each) => each.endsWith('/reviews')).length]
  await Promise.all([own.pull(true), own.pull(true), own.pull(true), own.pull(true)])
  expect(pulls()).toBe(before + 2)
  await own.pull(false)
  expect(pulls()).toBe(before + 2)
  expect(server.requests.filter((each) => each.endsWith('/reviews'))).toHaveLength(lists)
})
