/**
 * What is deleted on one device and written on by another must never be out of sight without a question, and what a
 * person has just done must show before it is stored: both are decided here, from fields alone.
 */
import { expect, test } from 'vitest'
import { type Head, fieldsFrom } from '#domain/custody/state.ts'
import { storedPoints, withChanges, withHeld } from './listed-points.ts'

let count = 0
const head = (value: Head['value']): Head => ({
  mid: String((count += 1)),
  by: 'amina',
  value,
  at: '2026-11-18T09:00:00.000Z',
  receivedAt: null,
})
const point = (id: string, order: string, more: Record<string, Head[]> = {}) => ({
  [`areas/a/l/${id}/text`]: more['text'] ?? [head(`text of ${id}`)],
  [`areas/a/l/${id}/order`]: [head(order)],
  ...(more['_deleted'] ? { [`areas/a/l/${id}/_deleted`]: more['_deleted'] } : {}),
  ...(more['seen'] ? { [`areas/a/l/${id}/deleted-having-seen`]: more['seen'] } : {}),
})
const listed = (...points: Record<string, Head[]>[]) => storedPoints(fieldsFrom(Object.assign({}, ...points)), 'a', 'l')
const seen = (points: ReturnType<typeof listed>) => points.map(({ id, standing }) => `${id}:${standing}`)

test('a deleted point is gone; one with words that no deletion saw, or kept elsewhere, is asked about', () => {
  const old = head('words')
  expect(
    seen(
      listed(
        point('p1', 'a0'),
        point('p2', 'a1', { text: [old], _deleted: [head(true)], seen: [head([old.mid])] }),
        point('p3', 'a2', { text: [head('more')], _deleted: [head(true)], seen: [head([old.mid])] }),
        point('p4', 'a3', { _deleted: [head(true), head(null)] }),
        point('p5', 'a4', { text: [head(' ')], _deleted: [head(true)], seen: [head([])] }),
      ),
    ),
  ).toEqual(['p1:shown', 'p3:words-unseen', 'p4:delete-differs'])
})

test('moved, begun and deleted here is shown so before it is stored', () => {
  const stored = listed(point('p1', 'a0'), point('p2', 'a1'))
  const changes = new Map([
    ['p1', { order: 'a2' }],
    ['p2', { deleted: true }],
    ['new', { order: 'a1' }],
  ])
  expect(seen(withChanges(stored, changes))).toEqual(['new:shown', 'p1:shown'])
  expect(withChanges(stored, new Map())).toBe(stored)
})

test('the point in which somebody writes stays, whatever another device does', () => {
  const [held] = listed(point('p1', 'a0'))
  expect(seen(withHeld(listed(point('p2', 'a1')), held!))).toEqual(['p1:shown', 'p2:shown'])
  const asked = listed(point('p1', 'a0', { text: [head('more')], _deleted: [head(true)], seen: [head([])] }))
  expect(seen(withHeld(asked, held!))).toEqual(['p1:shown'])
})
