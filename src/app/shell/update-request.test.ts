/**
 * What happens between "Update now" and the new version, in all the ways it has gone wrong: words that are lost, workers
 * that change places, and people who go on writing meanwhile.
 */
import { expect, test } from 'vitest'
import { requestUpdate } from './update-request.ts'

function browser() {
  const heard: string[] = []
  const worker = (name: string) => ({
    postMessage: (word: { type: string }) => void heard.push(`${name} ${word.type}`),
  })
  const registration = {
    installing: null as unknown,
    waiting: worker('second') as ReturnType<typeof worker> | null,
    active: { state: 'activated' as ServiceWorkerState },
  }
  const page = {
    isOutlived: false,
    isWriting: false,
    isWanted: true,
    mayForce: true,
    reloads: 0,
    forced: 0,
    givenUp: 0,
  }
  let tick: (() => void) | null = null
  const begin = () =>
    requestUpdate({
      registration,
      isOutlived: () => page.isOutlived,
      isWriting: () => page.isWriting,
      isWanted: () => page.isWanted,
      mayForce: page.mayForce,
      reload: (forced) => void (forced ? (page.forced += 1) : (page.reloads += 1)),
      givenUp: () => (page.givenUp += 1),
      every: (work) => {
        tick = work
        return () => (tick = null)
      },
    })
  return { heard, worker, registration, page, begin, later: () => tick?.(), isOver: () => tick === null }
}

test('it is asked again until the page stands under a new worker, and then reloaded once', () => {
  const { heard, page, begin, later, isOver } = browser()
  const look = begin()
  later()
  expect(heard).toEqual(['second SKIP_WAITING', 'second SKIP_WAITING'])
  page.isOutlived = true
  look()
  later()
  look()
  expect(page.reloads).toBe(1)
  expect(isOver()).toBe(true)
})

test('a later release that takes the place of the one that was asked is asked too', () => {
  const { heard, worker, registration, begin, later } = browser()
  begin()
  registration.waiting = null
  registration.installing = {}
  later()
  registration.waiting = worker('third')
  later()
  expect(heard).toEqual(['second SKIP_WAITING', 'third SKIP_WAITING'])
})

test('a version that is in use already, since another tab took it, is there with a reload', () => {
  const { registration, page, begin, later } = browser()
  registration.waiting = null
  registration.active.state = 'activating'
  begin()
  expect(page.reloads).toBe(0)
  registration.active.state = 'activated'
  later()
  expect(page.reloads).toBe(1)
})

test('while somebody writes nothing is asked and nothing reloaded', () => {
  const { heard, page, begin, later } = browser()
  page.isWriting = true
  begin()
  page.isOutlived = true
  later()
  expect([heard, page.reloads]).toEqual([[], 0])
  page.isWriting = false
  later()
  expect(page.reloads).toBe(1)
})

test('what nobody has asked for is given up once a person has begun, unless it has happened', () => {
  const { page, begin, later, isOver } = browser()
  begin()
  page.isWanted = false
  later()
  expect([page.givenUp, page.reloads, isOver()]).toEqual([1, 0, true])

  const other = browser()
  other.begin()
  Object.assign(other.page, { isWanted: false, isOutlived: true })
  other.later()
  expect([other.page.givenUp, other.page.reloads]).toEqual([0, 1])
})

test('an old worker that does not let go is made to by a reload, once', () => {
  const { heard, page, begin, later } = browser()
  begin()
  for (let i = 0; i < 30; i += 1) later()
  expect([page.forced, page.reloads, heard.length]).toEqual([1, 0, 10])

  const reloaded = browser()
  reloaded.page.mayForce = false
  reloaded.begin()
  for (let i = 0; i < 30; i += 1) reloaded.later()
  expect([reloaded.page.forced, reloaded.heard.length]).toEqual([0, 31])
})

test('nobody who writes is reloaded for an old worker that does not let go', () => {
  const { page, begin, later } = browser()
  begin()
  for (let i = 0; i < 9; i += 1) later()
  page.isWriting = true
  for (let i = 0; i < 9; i += 1) later()
  expect(page.forced).toBe(0)
})
