import { expect, test } from 'vitest'
import { documentTag, isFresh } from './etag.ts'

const tag = (personId: string, seq: number, text: string) =>
  documentTag((of) => Buffer.from(of).toString('hex').padStart(32, '0'), personId, seq, text)

test('two people, two places in the count or two contents have two tags', () => {
  expect(new Set([tag('amina', 7, '{}'), tag('dan', 7, '{}'), tag('amina', 8, '{}'), tag('amina', 7, '[]')]).size).toBe(
    4,
  )
  expect(tag('amina', 7, '{}')).toBe(tag('amina', 7, '{}'))
})

test('a tag is found among several, weak or not, and nothing else is', () => {
  const known = ['"a"', 'W/"a"', '"b", "a"', '"b" ,W/"a"', '*']
  const unknown = [undefined, '', 'a', '"b"', '"aa"', 'w/"a"']
  expect(known.filter((header) => !isFresh(header, '"a"'))).toEqual([])
  expect(unknown.filter((header) => isFresh(header, '"a"'))).toEqual([])
})
