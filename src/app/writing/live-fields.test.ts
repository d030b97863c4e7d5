/**
 * What is drawn again, and when, decides whether a long evaluation can be written in at all on an old tablet: so it is
 * counted here who is told of a change and who is not.
 */
import { expect, test, vi } from 'vitest'
import { type Head, fieldsFrom } from '#domain/custody/state.ts'
import { toStorable } from '#domain/framework/kinds.ts'
import { liveFields, showsStored } from './live-fields.ts'

const head = (mid: string, value: string): Head => ({
  mid,
  by: 'amina',
  value,
  at: '2026-11-18T09:00:00.000Z',
  receivedAt: null,
})

const never = () => () => undefined

test('heads that say the same keep their identity, and nobody is told of nothing', () => {
  const live = liveFields(fieldsFrom({ a: [head('1', 'x')], b: [head('2', 'y')] }), never)
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

test('words that change in a text are no change of shape; a point that comes, moves or was deleted is', () => {
  const live = liveFields(fieldsFrom({ 'p/text': [head('1', 'x')], 'p/order': [head('2', 'a0')] }), never)
  const reshaped = vi.fn<() => void>()
  live.shape.subscribe(reshaped)
  const fields = (text: string, order: string, more = {}) =>
    fieldsFrom({ 'p/text': [head('1', text)], 'p/order': [head('2', order)], ...more })
  live.set(fields('xy', 'a0'))
  expect(reshaped).not.toHaveBeenCalled()
  live.set(fields('xy', 'a1'))
  live.set(fields('xy', 'a1', { 'p/_deleted': [head('3', 'true')] }))
  live.set(fields('xyz', 'a1', { 'p/_deleted': [head('3', 'true')] }))
  expect(reshaped).toHaveBeenCalledTimes(3)
  expect(live.shape.get()).toBe(live.get())
})

test('what is counted over all fields is counted when the hand rests', () => {
  let rest: (() => void) | null = null
  const live = liveFields(fieldsFrom({ a: [head('1', 'x')] }), (work) => {
    rest = work
    return () => (rest = null)
  })
  live.set(fieldsFrom({ a: [head('1', 'xy')] }))
  live.set(fieldsFrom({ a: [head('1', 'xyz')] }))
  expect(live.rested.get().get('a')?.[0]?.value).toBe('x')
  rest!()
  expect(live.rested.get()).toBe(live.get())
})

test('each who counts does so in a task of their own, so that a letter typed meanwhile waits for one at most', () => {
  const work: (() => void)[] = []
  const live = liveFields(fieldsFrom({ a: [head('1', 'x')] }), (each) => {
    work.push(each)
    return () => undefined
  })
  const counted: string[] = []
  live.rested.subscribe(() => counted.push('tabs'))
  live.rested.subscribe(() => counted.push('points'))
  live.set(fieldsFrom({ a: [head('1', 'xy')] }))
  work.shift()!()
  expect(counted).toEqual([])
  work.shift()!()
  expect(counted).toEqual(['tabs'])
  work.shift()!()
  expect(counted).toEqual(['tabs', 'points'])
})

test.each([
  ['a NUL', 'read\u0000 aloud'],
  ['half a surrogate pair', 'read \ud83d aloud'],
  ['nothing special', 'read aloud 👩🏽‍🏫\nevery day'],
])('a text with %s is no news to the control that it was pasted into', (_, pasted) => {
  expect(showsStored(pasted, toStorable(pasted))).toBe(true)
  expect(showsStored(pasted, `${toStorable(pasted)} and more`)).toBe(false)
})

test('line ends that a control writes in its own way are no news either', () => {
  expect(showsStored('one\ntwo\nthree', 'one\r\ntwo\rthree')).toBe(true)
})
