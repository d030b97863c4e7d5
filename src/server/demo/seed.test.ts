/**
 * The demonstration as people find it. The personas and their reviews are promises of the protocol, and the store
 * must hold up to the same checks as one that people filled by hand.
 */
import { inOwnTransaction } from '#server/db/transaction.ts'
import { ENTRY_SCHEMA } from '#domain/custody/entry.ts'
import { shownValue } from '#domain/custody/state.ts'
import { factCheckPoints } from '#domain/moderation/fact-check.ts'
import { FACT_CHECK_UNTIL_FIELD, REVIEW } from '#domain/moderation/review-document.ts'
import { may } from '#domain/policy.ts'
import { frameworks } from '#domain/framework/registry.ts'
import type { Context } from '#server/context.ts'
import { auditState } from '#server/custody/audit-state.ts'
import { auditJournal } from '#server/custody/audit.ts'
import { actorOf } from '#server/db/actors.ts'
import { readHeads } from '#server/db/heads.ts'
import { mailbox } from '#server/mail/mailbox.ts'
import { beginStore } from '#server/db/meta.ts'
import { readReview } from '#server/db/review.ts'
import { summariesFor } from '#server/reviews/summaries.ts'
import { idOf, sha256 } from '#tests/world/known.ts'
import { testStore } from '#tests/world/store.ts'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { PERSONAS, type Persona } from './people.ts'
import { seedDemo } from './seed.ts'

async function emptyStore(now = '2026-11-21T00:05:00.000Z'): Promise<Context> {
  return {
    ...(await testStore()),
    now: () => now,
    newId: () => v7(),
    sha256,
    log: pino({ level: 'silent' }),
    frameworks,
    mode: 'demo',
    passwords: { secret: 'the tests keep no secrets', work: 4 },
    post: mailbox(() => now),
    entrySchema: ENTRY_SCHEMA,
  }
}

const L = 'Larkspur Hollow Primary School'
const B = 'Bramble and Rye Learning Trust'
const F = 'Foxglove Rise Primary School'
const T = 'Thistledown Bridge Primary School'
const expected: { readonly [persona in Persona]: readonly string[] } = {
  amina: [`${T} F PR`, 'Quillmere Academy S PR'],
  dan: [
    `${L} P PR`,
    `${T} F PR`,
    `${B} F PR`,
    'Quillmere Academy S PR',
    `${F} C PR`,
    'Sorrel Green Junior School U PR',
  ],
  priya: [`${T} F PR`, `${B} F PR`, 'Quillmere Academy S LR', `${F} C PR`, 'Sorrel Green Junior School U PR'],
  linda: [`${L} P LR`, `${T} F LR`, `${B} F PR`, `${F} C LR`, 'Sorrel Green Junior School U LR'],
  helen: [`${L} P PR`, `${T} F SL`, `${B} F LR`, 'Quillmere Academy S PR', `${T} A SL`],
  tom: [
    `${L} P SL`,
    `${T} F HM`,
    `${B} F SL`,
    'Sorrel Green Junior School U HM',
    `${T} A HM`,
    `${L} A SL`,
    'Sorrel Green Junior School A HM',
  ],
  grace: [
    `${L} P CT`,
    `${T} F CT`,
    `${B} F CT`,
    'Quillmere Academy S CT',
    `${F} C CT`,
    'Sorrel Green Junior School U CT',
    `${T} A CT`,
    `${L} A CT`,
    'Sorrel Green Junior School A CT',
  ],
  ines: [`${F} C SL`],
  sunita: ['Sorrel Green Junior School U SL', 'Sorrel Green Junior School A SL'],
  omar: [],
}

test('every persona finds their reviews, and those are exactly the ones that the policy lets them read', async () => {
  const context = await emptyStore()
  expect(await seedDemo(context)).toBe('demo')
  await inOwnTransaction(context, async (tx) => {
    const reviews = await tx.selectFrom('review').select('id').execute()
    const facts = await Promise.all(reviews.map(({ id }) => readReview(tx, id)))
    for (const persona of PERSONAS) {
      const actor = await actorOf(tx, idOf(persona))
      const summaries = await summariesFor(tx, actor)
      expect(summaries.map((each) => `${each.school.name} ${each.state} ${each.myRole}`)).toEqual(expected[persona])
      const readable = facts.filter((each) => may(actor, 'review.read', { review: each! })).map((each) => each!.id)
      expect(summaries.map((each) => each.id).toSorted()).toEqual(readable.toSorted())
    }
  })
})

test('today is the second day at Thistledown Bridge; Dan has a draft, Priya has submitted, Helen has put one forward', async () => {
  const context = await emptyStore()
  await seedDemo(context)
  const { id } = await context.db
    .selectFrom('review')
    .innerJoin('school', 'school.id', 'review.school_id')
    .where('name', '=', T)
    .where('state', '=', 'F')
    .select('review.id')
    .executeTakeFirstOrThrow()
  await inOwnTransaction(context, async (tx) => {
    const days = await tx.selectFrom('review').where('id', '=', id).select(['from_day', 'to_day']).executeTakeFirst()
    expect(days).toEqual({ from_day: '2026-11-20', to_day: '2026-11-22' })
    const review = await readReview(tx, id)
    expect([...review!.statuses]).toEqual([[idOf('priya'), 'submitted']])
    const docs = await tx
      .selectFrom('document')
      .where('review_id', '=', id)
      .select(['doc', 'snapshot_seq'])
      .orderBy('doc')
      .execute()
    expect(
      docs.map(({ doc, snapshot_seq: snapshot }) => [doc.replace(/nomination.*/, 'nomination'), snapshot !== null]),
    ).toEqual([
      [`evaluation/${idOf('dan')}`, false],
      [`evaluation/${idOf('priya')}`, true],
      ['nomination', false],
      ['plan', false],
      ['review', false],
    ])
    const late = await tx.selectFrom('write').where('received_at', '>', context.now()).select('mid').execute()
    expect(late).toEqual([])
  })
})

test('at Foxglove Rise the school checks the facts: of its two points one is answered, and days are left for more', async () => {
  const context = await emptyStore()
  await seedDemo(context)
  await inOwnTransaction(context, async (tx) => {
    const reviews = await summariesFor(tx, await actorOf(tx, idOf('ines')))
    const decided = (await readHeads(tx, reviews[0]!.id, [REVIEW])).get(REVIEW)!
    expect(factCheckPoints(decided).map(({ answer }) => answer?.outcome ?? null)).toEqual(['explained', null])
    expect(shownValue(decided, FACT_CHECK_UNTIL_FIELD)).toBe('2026-11-24')
  })
})

test('what is seeded verifies like what people wrote, and seeded decisions are the system’s, under ids of its own', async () => {
  const context = await emptyStore()
  await seedDemo(context)
  await inOwnTransaction(context, async (tx) => {
    for (const { id } of await tx.selectFrom('review').select('id').execute()) {
      expect(await auditJournal(tx, id, context.sha256)).toEqual([])
      expect(await auditState(tx, id, context.sha256)).toEqual([])
    }
    const seeded = await tx.selectFrom('write').where('by', '=', 'system').select(['mid', 'doc']).execute()
    expect(seeded.length).toBeGreaterThan(0)
    for (const { mid, doc } of seeded) expect([doc, mid[14]]).toEqual(['review', '8'])
  })
})

test('a store that somebody else made is left alone, and a second start seeds nothing', async () => {
  const context = await emptyStore()
  await seedDemo(context)
  const count = async () => (await context.db.selectFrom('entry').select('mid').execute()).length
  const before = await count()
  expect(await seedDemo(context)).toBe('demo')
  expect(await count()).toBe(before)

  const other = await emptyStore()
  await inOwnTransaction(other, (tx) => beginStore(tx, 'production', v7(), other.now()))
  expect(await seedDemo(other)).toBe('production')
  expect(await other.db.selectFrom('person').select('id').execute()).toEqual([])
})
