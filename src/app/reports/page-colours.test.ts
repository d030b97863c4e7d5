import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const COLOUR = /light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g
const coloursIn = (path: string) =>
  [...readFileSync(new URL(path, import.meta.url), 'utf8').matchAll(COLOUR)].map(([pair]) => pair)

test('a report has no colour that the app has not', () => {
  const colours = coloursIn('../../domain/report/page.css')
  const tokens = new Set(coloursIn('../ui/tokens.css'))
  expect(colours.length).toBeGreaterThan(20)
  expect(colours.filter((pair) => !tokens.has(pair))).toEqual([])
})
