/** What is refused, and what must not be: a body that two programs could read in two ways is refused whole. */
import { canonicalJson } from '#domain/custody/canonical.ts'
import { isProblem } from '#domain/problem.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseStrictJson } from './strict-json.ts'

const read = (text: string) => parseStrictJson(new TextEncoder().encode(text))
const isTaken = (text: string) => !isProblem(read(text))
const isRefused = (text: string) => !isTaken(text)

describe('bytes', () => {
  test('that are not UTF-8 are refused', () => {
    const wrong = ['22ff22', '22c0af22', '22eda08022', 'feff0031', '22c3']
    const taken = wrong.filter((hex) => !isProblem(parseStrictJson(Buffer.from(hex, 'hex'))))
    expect(taken).toEqual([])
  })
  test('with a byte order mark are refused', () => {
    expect(read('\uFEFF{}')).toEqual({ problem: 'malformed' })
  })
  test('that are no JSON are refused', () => {
    const wrong = ['', ' ', '{', '{"a":1,}', "{'a':1}", '// x\n{}', 'NaN', '{"a":01}', '"\t"', '[1 2]', 'undefined']
    expect(wrong.filter(isTaken)).toEqual([])
  })
  test('of any other text are kept as they are', () => {
    const text = '“…” — e\u0301 👩🏽‍🏫 \u2028 \u0000'
    expect(read(JSON.stringify({ text }))).toEqual({ value: { text } })
    expect(read(String.raw`"\ud800"`)).toEqual({ value: '\ud800' })
  })
})

describe('a member given twice', () => {
  test('is refused at any depth, however it is spelled', () => {
    const wrong = [
      '{"a":1,"a":1}',
      '{"x":{"a":1,"b":{},"a":2}}',
      String.raw`{"a":1,"\u0061":2}`,
      '{"__proto__":1,"__proto__":2}',
      '[{"a":"a","b":[],"a":null}]',
    ]
    expect(wrong.filter(isTaken)).toEqual([])
  })
  test('names the entry that it is in', () => {
    expect(read('{"device":"x","entries":[{"a":1},{"b":[{"c":1,"c":2}]}]}')).toEqual({ problem: 'malformed', index: 1 })
    expect(read('{"entries":[],"entries":[]}')).toEqual({ problem: 'malformed' })
    expect(read('{"entries":{"0":{"a":1,"a":2}}}')).toEqual({ problem: 'malformed' })
  })
  test('is not two members of two objects', () => {
    expect(isTaken('[{"a":1},{"a":{"a":1}},"a","a"]')).toBe(true)
  })
})

describe('numbers', () => {
  test('that a double cannot keep are refused', () => {
    const wrong =
      '1e400 -1e400 9007199254740992 -9007199254740992 12345678901234567890 1e-400 0.1000000000000000055 ' +
      '3.141592653589793238462643383279 9007199254740993.0 123456789012345678e1 9007199254740993e0'
    expect(wrong.split(' ').filter(isTaken)).toEqual([])
    expect(read('{"entries":[0,0,1e400]}')).toEqual({ problem: 'malformed', index: 2 })
  })
  test('that it keeps are taken, however they are written', () => {
    const right =
      '0 -0 1.0 1.50 1e2 1E+2 100e-2 0.1 9007199254740991 -9007199254740991 0.30000000000000004 5e-324 ' +
      '1.7976931348623157e308 1e21 0.000001 0.0e5 120.0'
    expect(right.split(' ').filter(isRefused)).toEqual([])
  })
  test('that JavaScript itself writes are all taken, save whole numbers that are too large', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(numbers, (value) => {
        const isTooLarge = /^-?\d+$/.test(JSON.stringify(value)) && !Number.isSafeInteger(value)
        expect(isRefused(JSON.stringify(value))).toBe(isTooLarge)
      }),
    )
  })
})

describe('depth', () => {
  const arrays = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
  test('of 20 is taken and of 21 refused, the outermost counted', () => {
    expect([arrays(20), objects(20), `[${objects(19)},${arrays(19)}]`].filter(isRefused)).toEqual([])
    expect([arrays(21), objects(21), `[${objects(20)}]`].filter(isTaken)).toEqual([])
    expect(read(`{"entries":[{},${arrays(19)}]}`)).toEqual({ problem: 'malformed', index: 1 })
  })
  test('of half a million is refused as quickly', () => {
    expect(isTaken(arrays(500_000))).toBe(false)
    expect(isTaken(`{"a":${arrays(250_000)},"a":1}`)).toBe(false)
  })
})

test('__proto__ is a member like any other, and pollutes nothing', () => {
  const text = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'
  const result = read(text) as { value: never }
  expect(canonicalJson(result.value)).toBe(text)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('whatever JSON.stringify writes is read back the same, or refused', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
      const text = JSON.stringify(value)
      const again = read(text)
      expect(isProblem(again) ? text : JSON.stringify(again.value)).toBe(text)
    }),
  )
})

test('any bytes at all are read or refused, never thrown at', () => {
  const bytes = fc.uint8Array({ maxLength: 300 })
  const token = fc.constantFrom(...'{}[],:1-e. "'.split(''), '"a"', String.raw`"\u0061"`, 'null', '\\')
  const tokens = fc.array(token, { maxLength: 30 }).map((all) => new TextEncoder().encode(all.join('')))
  fc.assert(
    fc.property(fc.oneof(bytes, tokens), (body) => {
      expect(parseStrictJson(body)).toBeTypeOf('object')
    }),
    { numRuns: 5000 },
  )
})
