/** The tripwire: whoever changes the wire, even by a limit, is told to say so. */
import { api } from '#domain/api.ts'
import * as entry from '#domain/custody/entry.ts'
import * as wire from '#domain/custody/wire.ts'
import { SLUGS, problemDetails, statusOfProblem } from '#domain/problem.ts'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Filed, complaint, hashOfWire } from './wire-shape.ts'

const problems = { details: problemDetails, statuses: SLUGS.map((slug) => [slug, statusOfProblem(slug)]) }
const contract = { api, wire, entry, problems }
const filed = JSON.parse(readFileSync(new URL('wire.json', import.meta.url), 'utf8')) as Filed

test('the wire is the one that is on file', () => {
  expect(complaint(hashOfWire(contract), filed)).toBeNull()
})

describe('the tripwire fires', () => {
  const changes: Record<string, Readonly<Record<string, unknown>>> = {
    'when a member is added': {
      ...contract,
      wire: { ...wire, head: wire.head.extend({ note: z.string().optional() }) },
    },
    'when a member may be left out': { ...contract, wire: { ...wire, receipt: wire.receipt.partial({ seq: true }) } },
    'when a schema is removed': { ...contract, wire: { ...wire, devices: undefined } },
    'when unknown members are no longer kept': {
      ...contract,
      entry: { ...entry, envelope: z.object(entry.envelope.shape) },
    },
    'when a reason is added': { ...contract, entry: { ...entry, HELD_REASONS: [...entry.HELD_REASONS, 'new'] } },
    'when a limit is raised': { ...contract, wire: { ...wire, MAX_BATCH_ENTRIES: 401 } },
    'when a grammar narrows': {
      ...contract,
      wire: { ...wire, heldEntry: wire.heldEntry.extend({ mid: z.string().regex(/x/) }) },
    },
    'when a route moves': { ...contract, api: { ...api, me: { ...api.me, path: '/myself' } } },
    'when an answer changes inside': {
      ...contract,
      api: { ...api, signOut: { ...api.signOut, answer: z.object({ ended: z.boolean() }) } },
    },
    'when a problem has another status': { ...contract, problems: { ...problems, statuses: [['sign-in', 403]] } },
  }
  test.each(Object.entries(changes))('%s', (_, changed) => {
    expect(complaint(hashOfWire(changed), filed)).toContain('raise the version and write its one-line history')
  })
  test('when the hash is replaced without a line of history', () => {
    const hash = hashOfWire({ ...contract, more: 1 })
    expect(complaint(hash, { ...filed, hash })).toContain('line of history')
    expect(complaint(hash, { ...filed, version: filed.version + 1, hash })).toContain('line of history')
  })
  test('and not otherwise', () => {
    expect(hashOfWire({ problems, entry, wire, api })).toBe(filed.hash)
  })
})
