/**
 * Whatever stands inside an entry, it is taken, receipted with its own hash, answered the same when it comes again,
 * and shown to its author or applied. Nothing that a broken or hostile device can write makes the server fail, lose
 * the entry, or take another one down with it.
 */
import { inOwnTransaction } from '#server/db/transaction.ts'
import type { Json, JsonObject } from '#domain/custody/canonical.ts'
import { entryHash } from '#domain/custody/hashes.ts'
import { auditState } from '#server/custody/audit-state.ts'
import { auditJournal } from '#server/custody/audit.ts'
import { sha256 } from '#tests/world/known.ts'
import { type Entry, serverWorld } from '#tests/world/server.ts'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'

const OWN = 'the writer’s own evaluation'
const names = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '_deleted',
  '',
  '/',
  'a//b',
  '..',
)
const docs = fc.oneof(
  fc.constantFrom(
    OWN,
    'review',
    'plan',
    'evidence/e',
    'comment/c',
    'nomination/n',
    'section/context',
    'evaluation/dan',
  ),
  names,
  fc.string(),
)
const fields = fc.oneof(
  fc.constantFrom(
    'areas/leadership/estimate',
    'areas/leadership/went-well/p/text',
    'shared',
    'state',
    'text',
    'constructor',
  ),
  names,
  fc.string(),
)
const types = fc.constantFrom(
  'review.start',
  'evaluation.submit',
  'evaluation.recall',
  'moderation.open',
  'held.release',
  'constructor',
  '__proto__',
)
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>,
  fc.constantFrom<Json>('leading', true, null, '\ud800', '\u0000'),
)

const said = fc.oneof(
  fc.record({ write: fc.record({ doc: docs, field: fields, value: anything, ctx: fc.constant([] as Json) }) }),
  fc.record({ write: fc.record({ doc: docs, field: fields, value: anything, ctx: anything }, { requiredKeys: [] }) }),
  fc.record({
    command: fc.record({
      type: types,
      targets: fc.oneof(
        fc.constant([] as Json),
        fc.array(fc.record({ doc: docs, path: fields, hash: fc.constant('0'.repeat(64)) })),
      ),
      args: fc.oneof(fc.constant({} as Json), anything),
    }),
  }),
  fc.record({ write: anything, command: anything, schema: anything, at: anything }, { requiredKeys: [] }),
)

test('any entry is taken, and answered the same again', { timeout: 120_000 }, async () => {
  const { as, context, rid } = await serverWorld()
  const people = [as('amina'), as('linda'), as('helen'), as('grace')]
  await fc.assert(
    fc.asyncProperty(fc.nat(3), fc.array(said, { minLength: 1, maxLength: 6 }), async (who, all) => {
      const person = people[who]!
      const entries = all.map((each) => person.entry(owned(inRange(each) as JsonObject, person.own)))
      const fine: Entry = person.entry({ write: { doc: 'evidence/last', field: v7(), value: 1, ctx: [] } })
      const { status, body } = await person.send([...entries, fine])
      expect(status).toBe(200)
      expect(body.receipts.map((receipt) => receipt.sha256)).toEqual(
        [...entries, fine].map((each) => entryHash(sent(each), sha256)),
      )
      const again = (await person.send(entries)).body.receipts
      expect(again).toEqual(body.receipts.slice(0, -1).map((receipt) => ({ ...receipt, replayed: true })))
      const { documents } = await person.pullAll()
      const held = documents.flatMap((document) => document.held.map((each) => each.mid))
      for (const { mid, outcome } of body.receipts) expect(held.includes(mid)).toBe(outcome === 'held')
    }),
    { numRuns: 200 },
  )
  await inOwnTransaction(context, async (tx) => {
    expect(await auditJournal(tx, rid, sha256)).toEqual([])
    expect(await auditState(tx, rid, sha256)).toEqual([])
  })
})

function owned(entry: JsonObject, own: string): JsonObject {
  return JSON.parse(JSON.stringify(entry).replaceAll(JSON.stringify(OWN), JSON.stringify(own))) as JsonObject
}

/** Numbers outside I-JSON make the whole body malformed, which is another test's matter. */
function inRange(json: Json): Json {
  return JSON.parse(JSON.stringify(json), (_, value: Json) =>
    typeof value === 'number' ? Math.trunc(value % 1000) : value,
  ) as Json
}

/** An entry as it arrives: what JSON cannot say is not there. */
function sent(entry: Entry): Entry {
  return JSON.parse(JSON.stringify(entry)) as Entry
}
