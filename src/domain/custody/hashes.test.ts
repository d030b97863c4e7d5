/**
 * The hashes that the protocol gives as examples, and the properties by which two programs agree. An independent
 * implementation checks our canonical JSON.
 */
import { createHash } from 'node:crypto'
import oracle from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type JsonObject, canonicalJson } from './canonical.ts'
import { digestOf, entryHash, hashEntry, stateHash } from './hashes.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const m = (n: number) => `01939f3a-0000-7000-8000-00000000000${n}`

test('the state of nothing has the hash that the protocol gives', () => {
  expect(stateHash([], '', sha256)).toBe('4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945')
  expect(digestOf([], sha256)).toBe('4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945')
})

test('two heads and a point have the hash that the protocol gives, in whatever order they come', () => {
  const fields: [string, string[]][] = [
    ['areas/leadership/went-well/p1/text', [m(3)]],
    ['areas/provision/estimate', []],
    ['areas/leadership/estimate', [m(2), m(1)]],
  ]
  const known = '0da180a3d7aa2959da2f35fd4db34c154557712f2fc0f1985b955a91405fe5c4'
  expect(stateHash(fields, '', sha256)).toBe(known)
  expect(stateHash(fields.toReversed(), '', sha256)).toBe(known)
})

test('a path takes whole segments', () => {
  const fields: [string, string[]][] = [['areas/leadership/estimate', [m(1)]]]
  const nothing = stateHash([], '', sha256)
  expect(stateHash(fields, 'areas/lead', sha256)).toBe(nothing)
  expect(stateHash(fields, 'areas/leadership', sha256)).toBe(stateHash(fields, '', sha256))
  expect(stateHash(fields, 'areas/leadership/estimate', sha256)).toBe(stateHash(fields, '', sha256))
})

test('renumbering an entry keeps its identity and changes its hash; anything else changes both', () => {
  const entry: JsonObject = { mid: m(1), dseq: 1, write: { value: '…a “quoted” word' }, unknown: [1, { b: 2, a: 1 }] }
  const renumbered = { ...entry, dseq: 7 }
  const { dseq: _, ...unnumbered } = entry
  expect(hashEntry(renumbered, sha256).identity).toBe(sha256(canonicalJson(unnumbered)))
  expect(hashEntry(entry, sha256).identity).toBe(sha256(canonicalJson(unnumbered)))
  expect(hashEntry(entry, sha256).sha256).toBe(entryHash(entry, sha256))
  expect(hashEntry({ ...entry, write: { dseq: 1 } }, sha256).identity).not.toBe(
    hashEntry({ ...entry, write: {} }, sha256).identity,
  )
  expect(entryHash(renumbered, sha256)).not.toBe(entryHash(entry, sha256))
  expect(hashEntry({ ...entry, unknown: [] }, sha256).identity).not.toBe(hashEntry(entry, sha256).identity)
})

test('canonical JSON is RFC 8785, and a lone surrogate is escaped', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(value as never)).toBe(oracle(value))
    }),
  )
  expect(canonicalJson({ '\u20ac': 'a\ud800', b: '\u0000é' })).toBe('{"b":"\\u0000é","€":"a\\ud800"}')
})
