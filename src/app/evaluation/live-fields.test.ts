import { expect, test, vi } from 'vitest'
import { type Head, fieldsFrom } from '#domain/custody/state.ts'
import { liveFields } from './live-fields.ts'

const head = (mid: string, value: string): Head => ({
  mid,
  by: 'amina',
  value,
  at: '2026-11-18T09:00:00.000Z',
  receivedAt: null,
})

test('heads that say the same keep their identity, and nobody is told of nothing', () => {
  const live = liveFields(fieldsFrom({ a: [head('1', 'x')], b: [head('2', 'y')] }))
  const told = vi.fn<() => void>()
  live.subscribe(told)
  const [a, b] = [live.heads('a'), live.heads('b')]
  live.set(fieldsFrom({ a: [head('1', 'x')], b: [head('2', 'y')] }))
  expect(told).not.toHaveBeenCalled()
  live.set(fieldsFrom({ a: [head('1', 'x')], b: [head('2', 'yes')] }))
  expect(told).toHaveBeenCalledOnce()
  expect(live.heads('a')).toBe(a)
  expect(live.heads('b')).not.toBe(b)
  expect(live.heads('never written')).toEqual([])
})
