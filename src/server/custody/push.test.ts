/**
 * The outcome of every entry, good or bad, as the protocol names it. The promise behind all of them is one: what is
 * handed over is kept, no mistake of a program is an error page, and nothing in one entry holds up the next.
 */
import { entryHash } from '#domain/custody/hashes.ts'
import { idOf, sha256 } from '#tests/world/known.ts'
import { command, complete, headsIn, mine, serverWorld, write } from '#tests/world/server.ts'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'

const ESTIMATE = 'areas/leadership/estimate'

describe('what becomes of a write', () => {
  test('the first is the head, one that names it replaces it, one that does not is its sibling', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const first = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    const second = amina.entry(write(amina.own, ESTIMATE, 'effective', [first.mid]))
    const third = amina.entry(write(amina.own, ESTIMATE, 'leading', [first.mid]))
    const { body } = await amina.send([first, second, third])
    expect(body.receipts.map((receipt) => receipt.outcome)).toEqual(['head', 'head', 'sibling'])
    expect(body.receipts.map((receipt) => receipt.sha256)).toEqual(
      [first, second, third].map((each) => entryHash(each, sha256)),
    )
    expect(body.receipts.every(({ replayed, reason }) => !replayed && reason === null)).toBe(true)
    expect(headsIn(body.documents[0], ESTIMATE)).toEqual([second.mid, third.mid].toSorted())
    expect(body.documents[0]).toMatchObject({ doc: amina.own, partial: true, held: [] })
  })

  test('the second of two equal values is a sibling too, and both stay heads', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const receipts = await amina.say(write(amina.own, ESTIMATE, 'leading'), write(amina.own, ESTIMATE, 'leading'))
    expect(receipts.map((receipt) => receipt.outcome)).toEqual(['head', 'sibling'])
    const { body } = await amina.document(amina.own)
    expect(body.fields[ESTIMATE]).toHaveLength(2)
  })

  test('a parent that comes late arrives superseded, and a circle loses nobody’s words', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const parent = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    const child = amina.entry(write(amina.own, ESTIMATE, 'effective', [parent.mid]))
    expect((await amina.send([child, parent])).body.receipts.map((each) => each.outcome)).toEqual([
      'head',
      'superseded',
    ])

    const field = 'areas/provision/estimate'
    const [a, b, c] = [v7(), v7(), v7()]
    const circle = [
      { ...amina.entry(write(amina.own, field, 'leading', [c])), mid: a },
      { ...amina.entry(write(amina.own, field, 'effective', [a])), mid: b },
      { ...amina.entry(write(amina.own, field, 'ineffective', [b])), mid: c },
    ]
    for (const entry of circle) await amina.send([entry])
    expect(headsIn((await amina.document(amina.own)).body, field)).toEqual([a, b, c].toSorted())
    const self = amina.entry(write(amina.own, 'areas/disadvantaged/estimate', 'leading'))
    const naming = { ...self, write: { ...(self['write'] as object), ctx: [self.mid] } }
    expect((await amina.send([naming])).body.receipts[0]!.outcome).toBe('head')
  })

  test('fields and members that nobody knows are kept and handed back', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const value = JSON.parse('{"__proto__":{"a":1},"constructor":[true,null,1.5],"…":"“x”"}') as never
    const entry = { ...amina.entry(write(amina.own, 'constructor', value)), later: { unknown: true } }
    const { body } = await amina.send([entry])
    expect(body.receipts[0]).toMatchObject({ outcome: 'head', sha256: entryHash(entry, sha256) })
    const state = (await amina.document(amina.own)).body
    expect(JSON.stringify(state.fields['constructor']![0]!.value)).toBe(
      '{"__proto__":{"a":1},"constructor":[true,null,1.5],"…":"“x”"}',
    )
  })
})

describe('what is held, and under which document it is shown', () => {
  const cases: [string, (own: string) => unknown, string, 'own' | 'review' | 'other'][] = [
    ['a value that the field cannot have', (own) => write(own, ESTIMATE, 'outstanding'), 'invalid', 'own'],
    ['a path with ..', () => write('evaluation/..', ESTIMATE, 'leading'), 'invalid', 'review'],
    ['a path with __proto__', (own) => write(own, '__proto__/x', 'leading'), 'invalid', 'own'],
    ['a document called __proto__', () => write('__proto__', ESTIMATE, 'leading'), 'invalid', 'review'],
    ['nine segments', (own) => write(own, 'a/b/c/d/e/f/g/h/i', 1), 'invalid', 'own'],
    ['a lone surrogate', (own) => write(own, 'unknown', 'a\ud800'), 'invalid', 'own'],
    ['U+0000', (own) => write(own, 'areas/leadership/went-well/p/text', 'a\u0000'), 'invalid', 'own'],
    [
      '65 names in ctx',
      (own) =>
        write(
          own,
          ESTIMATE,
          null,
          Array.from({ length: 65 }, () => v7()),
        ),
      'invalid',
      'own',
    ],
    ['neither write nor command', () => ({}), 'invalid', 'review'],
    ['both', (own) => ({ ...write(own, ESTIMATE, 'leading'), ...command('review.start') }), 'invalid', 'own'],
    [
      'another form of time',
      (own) => ({ ...write(own, ESTIMATE, 'leading'), at: '2026-11-21T10:00:00Z' }),
      'invalid',
      'own',
    ],
    ['schema 0', (own) => ({ ...write(own, ESTIMATE, 'leading'), schema: 0 }), 'invalid', 'own'],
    [
      'a schema to come, whatever else',
      (own) => ({ write: { doc: own, field: '__proto__' }, schema: 2 }),
      'future-schema',
      'own',
    ],
    ['another’s evaluation', () => write(mine('dan'), ESTIMATE, 'leading'), 'not-allowed', 'other'],
    ['the document review', () => write('review', 'state', 'U'), 'not-allowed', 'review'],
    ['an unknown command', () => command('review.explode'), 'invalid', 'review'],
    ['a command of another role', () => command('moderation.open', { without: [] }), 'not-allowed', 'review'],
    [
      'a submit of another’s',
      () => command('evaluation.submit', {}, [{ doc: mine('dan'), path: '', hash: '0'.repeat(64) }]),
      'not-allowed',
      'other',
    ],
    [
      'a submit of another state',
      (own) => command('evaluation.submit', {}, [{ doc: own, path: '', hash: '0'.repeat(64) }]),
      'moved',
      'own',
    ],
    ['a release of what is not held', () => command('held.release', { mid: v7() }), 'not-allowed', 'review'],
  ]
  test.each(cases)('%s', async (_, said, reason, shown) => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const before = await amina.pullAll()
    const entry = amina.entry(said(amina.own) as never)
    const after = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    const { status, body } = await amina.send([entry, after])
    expect(status).toBe(200)
    expect(body.receipts[0]).toMatchObject({
      outcome: 'held',
      reason,
      replayed: false,
      sha256: entryHash(entry, sha256),
    })
    expect(body.receipts[1]).toMatchObject({ outcome: 'head' })
    const doc = { own: amina.own, review: 'review', other: mine('dan') }[shown]
    const { documents } = await amina.pullAll(before.next)
    const held = documents.find((each) => each.doc === doc)!.held
    expect(held).toEqual([{ mid: entry.mid, reason, by: amina.id, entry, receivedAt: expect.any(String) }])
    const replay = (await amina.send([entry])).body.receipts[0]!
    expect(replay).toEqual({ ...body.receipts[0], replayed: true })
  })

  test('what is held is let go by its author, kept in the store, and still answered as then', async () => {
    const { as, context } = await serverWorld()
    const amina = as('amina')
    const dan = as('dan')
    const entry = amina.entry(write(amina.own, ESTIMATE, 'outstanding'))
    const [receipt] = (await amina.send([entry])).body.receipts
    expect((await dan.say(command('held.release', { mid: entry.mid })))[0]).toMatchObject({ reason: 'not-allowed' })
    const { next } = await amina.pullAll()
    expect((await amina.say(command('held.release', { mid: entry.mid })))[0]).toMatchObject({ outcome: 'applied' })
    expect((await amina.pullAll(next)).documents).toMatchObject([{ doc: amina.own, held: [] }])
    expect((await amina.send([entry])).body.receipts[0]).toEqual({ ...receipt, replayed: true })
    const kept = await context.db.selectFrom('entry').select('body').where('mid', '=', entry.mid).execute()
    expect(kept).toHaveLength(1)
  })

  test('nothing that is held passes ancestry on', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const a = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    const held = amina.entry(write(amina.own, ESTIMATE, 'outstanding', [a.mid]))
    await amina.send([a, held])
    expect(headsIn((await amina.document(amina.own)).body, ESTIMATE)).toEqual([a.mid])
  })
})

describe('the batch as a whole', () => {
  test('a replay has its outcome and seq as then, its hash and number as now, and fills the hole', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const entry = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    const [first] = (await amina.send([entry])).body.receipts
    await amina.say(write(amina.own, ESTIMATE, 'effective', [entry.mid]))
    const again = { ...entry, dseq: 7 }
    const { body } = await amina.send([again])
    expect(body.receipts).toEqual([{ ...first, dseq: 7, sha256: entryHash(again, sha256), replayed: true }])
    expect(body.documents[0]!.fields[ESTIMATE]).toMatchObject([{ value: 'effective' }])
    const { devices } = (await amina.devices()).body
    expect(devices.find((each) => each.device === amina.device)).toMatchObject({ receivedUpTo: 7, missing: [[3, 6]] })
  })

  test('a mid used again for other words is held beside the first, also when it is sent again', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const entry = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    const other = { ...amina.entry(write(amina.own, ESTIMATE, 'effective')), mid: entry.mid }
    const third = { ...amina.entry(write(amina.own, ESTIMATE, 'ineffective')), mid: entry.mid }
    await amina.send([entry])
    const { body } = await amina.send([other, third, other])
    expect(body.receipts.map(({ outcome, reason, replayed }) => [outcome, reason, replayed])).toEqual([
      ['held', 'mid-reused', false],
      ['held', 'mid-reused', false],
      ['held', 'mid-reused', true],
    ])
    expect(body.receipts[2]!.seq).toBe(body.receipts[0]!.seq)
    const state = (await amina.document(amina.own)).body
    expect(state.fields[ESTIMATE]).toMatchObject([{ value: 'leading' }])
    expect(state.held.map((held) => held.entry)).toEqual([other, third])
    expect((await amina.send([{ ...entry, dseq: 20 }])).body.receipts[0]).toMatchObject({
      outcome: 'head',
      replayed: true,
    })
  })

  test('a copied tablet is told so, and nothing of its batch is stored', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const twin = as('amina', amina.device)
    await amina.say(write(amina.own, ESTIMATE, 'leading'))
    const later = twin.entry(write(amina.own, ESTIMATE, 'effective'))
    const fine = twin.entry(write(amina.own, 'areas/provision/estimate', 'effective'))
    const { status, problem } = await twin.send([fine, later])
    expect([status, problem]).toEqual([409, 'device-forked'])
    expect(Object.keys((await amina.document(amina.own)).body.fields)).toEqual([ESTIMATE])
    const { body } = await twin.send([{ ...later, dseq: 1 }], { device: v7() })
    expect(body.receipts[0]).toMatchObject({ outcome: 'sibling', replayed: false })
  })

  test('two mids on one number inside a batch are a twin as well', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const a = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    expect((await amina.send([a, { ...a, mid: v7() }])).problem).toBe('device-forked')
    expect((await amina.send([a, a])).body.receipts.map((receipt) => receipt.replayed)).toEqual([false, true])
  })

  test('nothing leaves under another’s session, whatever the review', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const entry = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    const { status, problem } = await as('dan').send([entry], { person: amina.id })
    expect([status, problem]).toEqual([409, 'other-person'])
    expect((await as('omar').send([entry], { person: amina.id })).problem).toBe('other-person')
  })

  test.each([
    ['no mid', (entry: object) => ({ ...entry, mid: undefined })],
    ['a mid of another version', (entry: object) => ({ ...entry, mid: '01939f3a-0000-4000-8000-000000000001' })],
    ['dseq 0', (entry: object) => ({ ...entry, dseq: 0 })],
    ['dseq as text', (entry: object) => ({ ...entry, dseq: '1' })],
  ])('an envelope with %s is malformed, and its place is named', async (_, spoil) => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const fine = amina.entry(write(amina.own, ESTIMATE, 'leading'))
    const { status, problem, body } = await amina.send([
      fine,
      spoil(amina.entry(write(amina.own, ESTIMATE, 'leading'))) as never,
    ])
    expect([status, problem]).toEqual([400, 'malformed'])
    expect(body).toMatchObject({ index: 1 })
    expect((await amina.pullAll()).documents.map((each) => each.doc)).toEqual(['review'])
  })

  test('400 entries are taken, 401 are too many', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    const entries = Array.from({ length: 401 }, (_, i) => amina.entry(write(amina.own, `f-${i}`, i)))
    expect((await amina.send(entries)).problem).toBe('batch-too-large')
    expect((await amina.send(entries.slice(0, 400))).body.receipts).toHaveLength(400)
  })

  test('a review that does not exist and one that one is not on are the same nothing', async () => {
    const { as, rid } = await serverWorld()
    const omar = as('omar')
    const entry = omar.entry(write(omar.own, ESTIMATE, 'leading'))
    const none = await omar.send([entry], {}, v7())
    const theirs = await omar.send([entry], {}, rid)
    expect([none.status, none.body]).toEqual([404, theirs.body])
    expect((await omar.pull(undefined, undefined, rid)).problem).toBe('not-found')
    expect((await omar.get(`/reviews/${rid}/documents/review/history`)).problem).toBe('not-found')
    expect((await omar.devices()).problem).toBe('not-found')
  })

  test('one mid from two people: each has their own receipt, and a shared field keeps the first', async () => {
    const { as } = await serverWorld({ planned: true })
    const amina = as('amina')
    const dan = as('dan')
    const a = amina.entry(write('plan', 'day-1', 'a'))
    const d = { ...dan.entry(write('plan', 'day-1', 'd')), mid: a.mid }
    expect((await amina.send([a])).body.receipts[0]).toMatchObject({ outcome: 'head' })
    expect((await dan.send([d])).body.receipts[0]).toMatchObject({ outcome: 'held', reason: 'invalid' })
    const elsewhere = { ...dan.entry(write('plan', 'day-2', 'd')), mid: a.mid }
    expect((await dan.send([elsewhere])).body.receipts[0]).toMatchObject({ reason: 'mid-reused' })
    expect((await dan.document('plan')).body.fields['day-1']).toMatchObject([{ by: idOf('amina'), value: 'a' }])
  })

  test('two people’s commands under one mid: the second is held', async () => {
    const { as } = await serverWorld()
    const [amina, dan] = [as('amina'), as('dan')]
    await amina.say(...complete(amina.own))
    await dan.say(...complete(dan.own))
    const a = amina.entry(await amina.submission())
    const d = { ...dan.entry(await dan.submission()), mid: a.mid }
    expect((await amina.send([a])).body.receipts[0]).toMatchObject({ outcome: 'applied' })
    expect((await dan.send([d])).body.receipts[0]).toMatchObject({ outcome: 'held', reason: 'invalid' })
    expect((await dan.say(await dan.submission()))[0]).toMatchObject({ outcome: 'applied' })
  })
})
