import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Pace } from './pace.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function newPace() {
  const due = vi.fn<() => void>()
  const schedule = (work: () => void, ms: number) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  }
  return { due, pace: new Pace({ schedule, due, nowMs: () => Date.now(), random: () => 1, isVisible: () => true }) }
}

test('what was saved is sent once the hand has rested for two seconds', async () => {
  const { due, pace } = newPace()
  pace.saved()
  await vi.advanceTimersByTimeAsync(1500)
  pace.saved()
  await vi.advanceTimersByTimeAsync(1999)
  expect(due).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(due).toHaveBeenCalledTimes(1)
})

test('somebody who types without a pause is sent every twenty seconds all the same', async () => {
  const { due, pace } = newPace()
  due.mockImplementation(() => pace.ended(null))
  for (let ms = 0; ms < 61_000; ms += 250) {
    pace.saved()
    await vi.advanceTimersByTimeAsync(250)
  }
  expect(due).toHaveBeenCalledTimes(3)
})
