import { expect, test } from 'vitest'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { liesOutside, spreadOf } from './spread.ts'

test('estimates that agree have no spread', () => {
  expect(spreadOf(qar2019, ['effective', 'effective'])).toEqual({ kind: 'none', level: 'Effective' })
})

test('the spread is the distance between the highest and the lowest, in levels', () => {
  expect(spreadOf(qar2019, ['effective', 'leading'])).toEqual({
    kind: 'apart',
    levels: 1,
    lowest: 'Effective',
    highest: 'Leading',
  })
  expect(spreadOf(qar2019, ['working-towards', 'effective', 'leading', 'effective'])).toMatchObject({ levels: 2 })
  expect(spreadOf(qar2019, ['ineffective', 'leading'])).toMatchObject({ levels: 3, lowest: 'Ineffective' })
})

test('one estimate is not agreement, and what is unknown or missing is left out', () => {
  expect(spreadOf(qar2019, ['leading'])).toEqual({ kind: 'too-few' })
  expect(spreadOf(qar2019, ['leading', null, 'outstanding'])).toEqual({ kind: 'too-few' })
  expect(spreadOf({ ...qar2019, scale: null }, ['leading', 'effective'])).toEqual({ kind: 'too-few' })
})

test('an overall estimate above or below all areas lies outside them, one between them does not', () => {
  const areas = ['effective', 'working-towards']
  const outside = ['leading', 'effective', 'working-towards', 'ineffective'].filter((level) =>
    liesOutside(qar2019, areas, level),
  )
  expect(outside).toEqual(['leading', 'ineffective'])
  expect(liesOutside(qar2019, [], 'leading')).toBe(false)
})
