import { expect, test } from 'vitest'
import { legible, paragraphs } from './legible.ts'

test('what no document may hold is replaced by the sign that says so', () => {
  const texts = ['a\u0000b\u0007c', '\uD800', '\uFFFE', '\u{1FFFF}', '\u0085']
  expect(legible(texts)).toEqual(['a\uFFFDb\uFFFDc', '\uFFFD', '\uFFFD', '\uFFFD', '\uFFFD'])
})

test('what a person can read stays, and what turns the direction too', () => {
  const texts = ['<b> & #eval $x$', '\u202Eturned\u202C', '\u2066\u2069\u200F', 'a\tb\n  c', '👩🏽‍🏫 ½ “…”']
  expect(legible(texts)).toEqual(texts)
})

test('lines end in one way', () => expect(legible({ text: 'a\r\nb\rc\nd' })).toEqual({ text: 'a\nb\nc\nd' }))

test('paragraphs are what empty lines set apart', () => {
  expect(paragraphs('\n\na\nb\n\n \nc\n')).toEqual(['a\nb', 'c\n'])
})
