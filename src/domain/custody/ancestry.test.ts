import { expect, test } from 'vitest'
import { commonBase } from './ancestry.ts'

/** Writes by name, each with those that it names. */
const baseOf = (writes: Readonly<Record<string, string>>, one = 'x', other = 'y') => {
  const all = new Map(Object.entries(writes).map(([mid, ctx]) => [mid, { mid, ctx: ctx.split('') }]))
  const found = commonBase(all, one, other)
  expect(commonBase(all, other, one)).toBe(found)
  return found
}

test.each<[what: string, writes: Readonly<Record<string, string>>, base: string | null]>([
  ['both saw the same', { a: '', x: 'a', y: 'a' }, 'a'],
  ['both began in an empty field', { x: '', y: '' }, null],
  ['one went on after it, the other did not', { a: '', b: 'a', x: 'b', y: 'a' }, 'a'],
  ['the nearest counts', { a: '', b: 'a', x: 'b', y: 'b' }, 'b'],
  ['a merge of one’s own earlier words', { o: '', a: 'o', b: 'o', x: 'ab', y: 'a' }, 'a'],
  ['two are as near as each other', { a: '', b: '', x: 'ab', y: 'ab' }, null],
  ['what never came may be nearer than what did', { a: '', x: 'az', y: 'az' }, null],
  ['one comes from the other', { x: '', y: 'x' }, null],
  ['a circle is nobody’s base', { a: 'y', x: 'a', y: 'ax' }, null],
  ['neither is known', {}, null],
])('%s', (_, writes, base) => {
  expect(baseOf(writes)).toBe(base)
})

test('a history of five thousand writes is walked without overflowing the stack', () => {
  const chain = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`w${at}`, [`w${at - 1}`]]))
  const all = new Map(Object.entries({ ...chain, x: ['w4999'], y: ['w4998'] }).map(([mid, ctx]) => [mid, { mid, ctx }]))
  expect(commonBase(all, 'x', 'y')).toBe('w4998')
})
