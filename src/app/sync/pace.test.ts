/** When the next exchange is due: no jump of a clock, no sleep and no mistaken wish of a server may keep words from being sent. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Pace } from './pace.ts'

const HOUR = 3_600_000

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function newPace(nowMs = () => performance.now()) {
  const due = vi.fn<() => void>()
  const handOver = vi.fn<() => void>()
  const schedule = (work: () => void, ms: number) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  }
  return { due, handOver, pace: new Pace({ schedule, due, handOver, nowMs, random: () => 1, isVisible: () => true }) }
}

test('what is being typed is sent once the hand has rested for a moment', async () => {
  const { handOver, pace } = newPace()
  pace.saved('saved')
  await vi.advanceTimersByTimeAsync(500)
  pace.saved('saved')
  await vi.advanceTimersByTimeAsync(599)
  expect(handOver).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(handOver).toHaveBeenCalledTimes(1)
})

test('what is finished is sent at once, and whoever types on elsewhere does not hold it back', async () => {
  const { due, handOver, pace } = newPace()
  pace.saved('saved')
  pace.saved('finished')
  pace.saved('saved')
  await vi.advanceTimersByTimeAsync(0)
  expect(handOver).toHaveBeenCalledTimes(1)
  expect(due).not.toHaveBeenCalled()
})

test('after a decision everything is exchanged at once, and what waited goes with it', async () => {
  const { due, handOver, pace } = newPace()
  due.mockImplementation(() => pace.began())
  pace.saved('saved')
  pace.saved('decided')
  await vi.advanceTimersByTimeAsync(600)
  expect(due).toHaveBeenCalledTimes(1)
  expect(handOver).not.toHaveBeenCalled()
})

test('what is finished while an exchange is under way is sent right after it, and once', async () => {
  const { due, handOver, pace } = newPace()
  pace.began()
  pace.saved('finished')
  await vi.advanceTimersByTimeAsync(5000)
  expect(handOver).not.toHaveBeenCalled()
  pace.ended(null)
  await vi.advanceTimersByTimeAsync(0)
  expect(handOver).toHaveBeenCalledTimes(1)
  pace.began()
  pace.handedOver(null)
  await vi.advanceTimersByTimeAsync(29_000)
  expect(handOver).toHaveBeenCalledTimes(1)
  expect(due).not.toHaveBeenCalled()
})

test('a decision made while something is handed over is not taken for handed over', async () => {
  const { due, pace } = newPace()
  pace.began()
  pace.saved('decided')
  pace.saved('saved')
  pace.handedOver(null)
  await vi.advanceTimersByTimeAsync(0)
  expect(due).toHaveBeenCalledTimes(1)
})

test('somebody who types without a pause is sent every twenty seconds all the same', async () => {
  const { handOver, pace } = newPace()
  handOver.mockImplementation(() => {
    pace.began()
    pace.handedOver(null)
  })
  for (let ms = 0; ms < 61_000; ms += 250) {
    pace.saved('saved')
    await vi.advanceTimersByTimeAsync(250)
  }
  expect(handOver).toHaveBeenCalledTimes(3)
})

test('somebody who writes all the time hears what is new as often as somebody who reads', async () => {
  const { due, handOver, pace } = newPace()
  due.mockImplementation(() => {
    pace.began()
    pace.ended(null)
  })
  handOver.mockImplementation(() => {
    pace.began()
    pace.handedOver(null)
  })
  due()
  for (let ms = 0; ms < 90_000; ms += 1000) {
    pace.saved('finished')
    await vi.advanceTimersByTimeAsync(1000)
  }
  expect(due).toHaveBeenCalledTimes(4)
  expect(handOver.mock.calls.length).toBeGreaterThan(80)
})

test('what stands in the way of handing over is met by the back-off, with a whole exchange', async () => {
  const { due, handOver, pace } = newPace()
  pace.saved('finished')
  await vi.advanceTimersByTimeAsync(0)
  pace.began()
  pace.handedOver({ halt: 'offline' })
  pace.saved('finished')
  await vi.advanceTimersByTimeAsync(15_000)
  expect(handOver).toHaveBeenCalledTimes(1)
  expect(due).toHaveBeenCalledTimes(1)
})

test('what was saved while an exchange was under way does not wait for the next beat', async () => {
  const { handOver, pace } = newPace()
  pace.saved('saved')
  pace.began()
  pace.saved('saved')
  pace.ended(null)
  await vi.advanceTimersByTimeAsync(600)
  expect(handOver).toHaveBeenCalledTimes(1)
  pace.began()
  pace.handedOver(null)
  await vi.advanceTimersByTimeAsync(29_000)
  expect(handOver).toHaveBeenCalledTimes(1)
})

test('the device’s clock is set back by three days while the server has asked for time: it is sent all the same', async () => {
  const { due, pace } = newPace()
  pace.ended({ halt: 'busy', problem: 'busy', retryAfter: 20_000 })
  vi.setSystemTime(Date.now() - 72 * HOUR)
  pace.occasion()
  await vi.advanceTimersByTimeAsync(19_000)
  expect(due).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1000)
  expect(due).toHaveBeenCalledTimes(1)
})

test('days asked for by mistake are minutes, and one minute for somebody who comes back', async () => {
  const { due, pace } = newPace()
  pace.ended({ halt: 'busy', problem: 'busy', retryAfter: 72 * HOUR })
  await vi.advanceTimersByTimeAsync(300_000)
  expect(due).toHaveBeenCalledTimes(1)
  pace.ended({ halt: 'busy', problem: 'busy', retryAfter: 72 * HOUR })
  await vi.advanceTimersByTimeAsync(30_000)
  pace.occasion()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(due).toHaveBeenCalledTimes(2)
})

test('a wake after hours of sleep, during which no clock of the browser ran, is tried at once', async () => {
  let now = 0
  const { due, pace } = newPace(() => now)
  pace.ended({ halt: 'offline' })
  now += 1
  pace.occasion()
  await vi.advanceTimersByTimeAsync(0)
  expect(due).toHaveBeenCalledTimes(1)
})
