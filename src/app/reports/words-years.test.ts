import { expect, test } from 'vitest'
import { finding, namesOf, words } from './words-years.ts'

test('a finding says each estimate once for the years in which it stood', () => {
  const said = (...titles: string[]) => finding(titles.map((title, at) => ({ name: String(2020 + 2 * at), title })))
  expect(said('Effective')).toBe('Effective in 2020')
  expect(said('Effective', 'Leading')).toBe('Effective in 2020, Leading in 2022')
  expect(said('Effective', 'Effective', 'Leading')).toBe('Effective in 2020 and 2022, Leading in 2024')
  expect(said('Leading', 'Effective', 'Leading')).toBe('Leading in 2020, Effective in 2022, Leading in 2024')
})

test('reviews are called by their years, and by their months where a year had two', () => {
  expect(namesOf([{ from: '2024-11-18' }, { from: '2026-11-20' }])).toEqual(['2024', '2026'])
  expect(namesOf([{ from: '2026-03-31' }, { from: '2026-11-01' }])).toEqual(['March 2026', 'November 2026'])
})

test('what has changed is counted, and nothing is said of what there is none of', () => {
  expect(words.since('2024', { higher: 2, same: 1, lower: 0 })).toBe('Since 2024: 2 areas higher and 1 area the same')
  expect(words.since('2024', { higher: 0, same: 0, lower: 0 })).toBe('Estimates over the years')
})
