import { expect, test } from 'vitest'
import { placeBeside } from './beside.ts'

const view = { width: 320, height: 600 }
const menu = { width: 192, height: 140 }
const button = (right: number, top: number) => ({ top, right, bottom: top + 44 })

test('a menu opens below its button, in line with its end', () => {
  expect(placeBeside(button(300, 100), menu, view)).toEqual({ x: 108, y: 148 })
})

test('it turns over where there is no room below', () => {
  expect(placeBeside(button(300, 500), menu, view)).toEqual({ x: 108, y: 356 })
})

test('it stays on the screen, whichever edge its button is at', () => {
  expect(placeBeside(button(60, 100), menu, view).x).toBe(8)
  expect(placeBeside(button(330, 100), menu, view).x).toBe(120)
})

test('where there is room neither below nor above, it covers its button and not the edge of the screen', () => {
  const low = { width: 320, height: 200 }
  expect(placeBeside(button(300, 80), menu, low).y).toBe(52)
})

test('what is as large as the screen begins at its edge', () => {
  expect(placeBeside(button(300, 100), { width: 320, height: 600 }, view)).toEqual({ x: 8, y: 8 })
})
