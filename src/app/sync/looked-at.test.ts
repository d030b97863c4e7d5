import { expect, test } from 'vitest'
import { LookedAt } from './looked-at.ts'

test('a review is looked at for as long as a page says so, and not much longer', () => {
  let now = 0
  const looked = new LookedAt(() => now)
  expect([looked.note('a'), looked.note('a'), [...looked.now()]]).toEqual([true, false, ['a']])
  now = 60_000
  expect(looked.note('a')).toBe(false)
  now = 149_999
  expect([...looked.now()]).toEqual(['a'])
  now = 150_000
  expect([[...looked.now()], looked.note('a')]).toEqual([[], true])
})
