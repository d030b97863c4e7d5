import { expect, test } from 'vitest'
import { keyMeaning } from './grid-keys.ts'

const grid = { row: 1, rows: 3, levels: 4, shortcuts: true }
const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })

test.each([
  ['ArrowDown', { does: 'move', to: 2 }],
  ['ArrowUp', { does: 'move', to: 0 }],
  ['End', { does: 'move', to: 2 }],
  ['1', { does: 'choose', level: 0 }],
  ['4', { does: 'choose', level: 3 }],
  ['R', { does: 'return' }],
  ['c', { does: 'comment' }],
  ['?', { does: 'list' }],
  ['5', null],
  ['0', null],
  ['x', null],
  ['Enter', null],
  ['Tab', null],
  ['constructor', null],
])('%s', (key, meaning) => expect(keyMeaning(press(key), grid)).toEqual(meaning))

test('the ends of the table hold, and what is for the browser is the browser’s', () => {
  expect(keyMeaning(press('ArrowDown'), { ...grid, row: 2 })).toEqual({ does: 'move', to: 2 })
  expect(keyMeaning(press('r', { ctrlKey: true }), grid)).toBeNull()
})

test('letters and digits can be turned off; moving and the list of keys stay', () => {
  const off = { ...grid, shortcuts: false }
  for (const key of ['1', 'r', 'c']) expect(keyMeaning(press(key), off)).toBeNull()
  expect(keyMeaning(press('?'), off)).toEqual({ does: 'list' })
  expect(keyMeaning(press('Home'), off)).toEqual({ does: 'move', to: 0 })
})
