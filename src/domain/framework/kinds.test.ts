import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindAccepts, storable, storableText } from './kinds.ts'

const anyText = fc.string({ unit: fc.constantFrom('a', ' ', '…', '\n', '😀', '\u0000', '\ud83d', '\ude00') })

test('what a tablet saves is kept by every store, and what every store keeps is saved as it is', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(kindAccepts({ kind: 'text' }, storable(text))).toBe(true)
      expect(storableText.safeParse(text).success).toBe(kindAccepts({ kind: 'text' }, text))
      expect(storableText.safeParse(text).success).toBe(storable(text) === text)
    }),
  )
})

test('of a decision each text is saved so, and nothing else of it is touched', () => {
  const args = {
    reasons: { leadership: 'Why\u0000?', provision: '' },
    version: 1,
    changes: [{ value: '\ud800' }, null],
  }
  expect(storable(args)).toEqual({
    reasons: { leadership: 'Why?', provision: '' },
    version: 1,
    changes: [{ value: '\ufffd' }, null],
  })
})
