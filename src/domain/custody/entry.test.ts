/**
 * What is an entry and what is only kept: whatever is wrong inside an envelope that can be answered costs nobody their words.
 */
import { expect, test } from 'vitest'
import { type Envelope, parseEntry } from './entry.ts'

const common = { mid: '01939f3a-0000-7000-8000-000000000001', dseq: 1, schema: 1, at: '2026-11-21T14:02:07.120Z' }
const write = { doc: 'plan', field: 'a', value: 1, ctx: [] }

const cases: [string, object, 'write' | 'command' | 'invalid' | 'future-schema'][] = [
  ['a write', { ...common, write }, 'write'],
  ['a command', { ...common, command: { type: 'x', targets: [], args: {} } }, 'command'],
  ['a command without targets', { ...common, command: { type: 'x', args: {} } }, 'invalid'],
  ['both', { ...common, write, command: { type: 'x', targets: [], args: {} } }, 'invalid'],
  ['neither', common, 'invalid'],
  ['a schema to come, with anything inside', { ...common, schema: 2, write: 7 }, 'future-schema'],
  ['a schema that is no whole number', { ...common, schema: 1.5, write }, 'invalid'],
  ['a schema in words', { ...common, schema: '2', write }, 'invalid'],
  ['no time', { ...common, at: undefined, write }, 'invalid'],
  ['a time without milliseconds', { ...common, at: '2026-11-21T14:02:07Z', write }, 'invalid'],
  ['a time with an offset', { ...common, at: '2026-11-21T14:02:07.120+00:00', write }, 'invalid'],
  ['a day that does not exist', { ...common, at: '2026-02-30T14:02:07.120Z', write }, 'invalid'],
  ['a write without a value', { ...common, write: { doc: 'plan', field: 'a', ctx: [] } }, 'invalid'],
  ['a value that is null', { ...common, write: { ...write, value: null } }, 'write'],
  ['a write that is a list', { ...common, write: [write] }, 'invalid'],
  ['a command whose arguments are a list', { ...common, command: { type: 'x', targets: [], args: [] } }, 'invalid'],
  ['a command without arguments', { ...common, command: { type: 'x', targets: [] } }, 'invalid'],
  ['unknown members everywhere', { ...common, x: 1, write: { ...write, y: 2 } }, 'write'],
]

test.each(cases)('%s', (_, raw, expected) => {
  const parsed = parseEntry(raw as Envelope)
  expect('held' in parsed ? parsed.held : 'write' in parsed.entry ? 'write' : 'command').toBe(expected)
})

test('a large value is judged in a time that does not grow with it', () => {
  const large = Array.from({ length: 80_000 }, () => ({}))
  const begun = performance.now()
  expect(parseEntry({ ...common, write: { ...write, value: large } })).toHaveProperty('entry')
  expect(parseEntry({ ...common, command: { type: 'x', targets: [], args: { large } } } as Envelope)).toHaveProperty(
    'entry',
  )
  expect(performance.now() - begun).toBeLessThan(100)
})

test('an entry is handed on as it was sent, `__proto__` in its value included', () => {
  const raw = JSON.parse(
    JSON.stringify({ ...common, write }).replace('"value":1', '"value":{"__proto__":{"a":1}}'),
  ) as Envelope
  const parsed = parseEntry(raw)
  expect('entry' in parsed && JSON.stringify(parsed.entry)).toBe(JSON.stringify(raw))
  expect(JSON.stringify(raw)).toContain('__proto__')
})
