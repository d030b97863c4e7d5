import { expect, test } from 'vitest'
import { sizeWords } from './sizes.ts'

test('sizes are said in the largest unit', () => {
  expect(sizeWords(0)).toBe('0 byte')
  expect(sizeWords(1_234_567)).toBe('1.2 MB')
  expect(sizeWords(12_345_678)).toBe('12 MB')
  expect(sizeWords(64_000_000_000)).toBe('64 GB')
})
