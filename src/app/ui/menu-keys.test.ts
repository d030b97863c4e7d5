import { expect, test } from 'vitest'
import { itemAfterKey } from './menu-keys.ts'

const items = [{ label: 'Move up', disabled: true }, { label: 'Move down' }, { label: 'Delete' }, { label: 'Download' }]

test('arrows go round, and leave out what cannot be chosen', () => {
  expect(itemAfterKey('ArrowDown', 1, items)).toBe(2)
  expect(itemAfterKey('ArrowDown', 3, items)).toBe(1)
  expect(itemAfterKey('ArrowUp', 2, items)).toBe(1)
  expect(itemAfterKey('ArrowUp', 1, items)).toBe(3)
})

test('from the menu itself, an arrow leads to the first or to the last', () => {
  expect(itemAfterKey('ArrowDown', -1, items)).toBe(1)
  expect(itemAfterKey('ArrowUp', -1, items)).toBe(3)
})

test('Home and End lead to the first and the last that can be chosen', () => {
  expect(itemAfterKey('Home', 3, items)).toBe(1)
  expect(itemAfterKey('End', 1, items)).toBe(3)
  expect(itemAfterKey('End', 1, [...items, { label: 'Rename', disabled: true }])).toBe(3)
})

test('a letter leads to the next that begins with it, in whatever case', () => {
  expect(itemAfterKey('d', 1, items)).toBe(2)
  expect(itemAfterKey('D', 2, items)).toBe(3)
  expect(itemAfterKey('d', 3, items)).toBe(2)
  expect(itemAfterKey('m', 3, items)).toBe(1)
  expect(itemAfterKey('x', 1, items)).toBeUndefined()
})

test('what is no key of a menu leads nowhere, and no key does where nothing can be chosen', () => {
  for (const key of [' ', 'Enter', 'Delete', 'ArrowLeft', 'F5']) expect(itemAfterKey(key, 1, items)).toBeUndefined()
  for (const key of ['Home', 'End', 'ArrowDown', 'ArrowUp', 'm']) {
    expect(itemAfterKey(key, -1, [{ label: 'Move up', disabled: true }])).toBeUndefined()
    expect(itemAfterKey(key, -1, [])).toBeUndefined()
  }
})
