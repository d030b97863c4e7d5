import { digestOf, stateHash } from '#domain/custody/hashes.ts'
import type { DocumentState } from '#domain/custody/wire.ts'
import { EPOCH, sha256 } from '#tests/world/known.ts'
import { type Somebody, complete, serverWorld, write } from '#tests/world/server.ts'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'

/** A tablet's store: a document replaces the stored one only if its seq is higher. */
function replica() {
  const stored = new Map<string, DocumentState>()
  return {
    stored,
    take(documents: readonly DocumentState[]) {
      for (const each of documents) if (each.seq > (stored.get(each.doc)?.seq ?? -1)) stored.set(each.doc, each)
    },
    digest() {
      const live = [...stored.values()].filter((each) => !each.gone && Object.keys(each.fields).length > 0)
      const hash = ({ fields }: DocumentState) =>
        stateHash(
          Object.entries(fields).map(([field, heads]) => [field, heads.map((head) => head.mid)] as const),
          '',
          sha256,
        )
      return digestOf(
        live.map((each) => [each.doc, hash(each)] as const),
        sha256,
      )
    },
  }
}

describe('pages and cursors', () => {
  test('every page size gives the same documents in the same order, each once, and the same digest', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    await amina.say(...Array.from({ length: 7 }, (_, i) => write(`evidence/${v7()}`, 'text', `note ${i}`)))
    const whole = await amina.pullAll()
    expect(whole.documents.map((each) => each.seq)).toEqual(
      whole.documents.map((each) => each.seq).toSorted((a, b) => a - b),
    )
    for (const limit of [1, 2, 3, 8, 500]) expect(await amina.pullAll(undefined, limit)).toEqual(whole)
    const first = await amina.pull(undefined, 3)
    expect(first.body).toMatchObject({ more: true, epoch: EPOCH })
    expect(first.body.documents).toHaveLength(3)
    expect(first.body.digest).toBeUndefined()
    const rest = await amina.pullAll(whole.next)
    expect(rest).toEqual({ documents: [], next: whole.next, digest: whole.digest })
  })

  test('only a document that changed comes again, whole and with its latest seq', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    await amina.say(write(amina.own, 'areas/leadership/estimate', 'leading'))
    const { next } = await amina.pullAll()
    const [receipt] = await amina.say(write(amina.own, 'areas/provision/estimate', 'leading'))
    const { documents } = await amina.pullAll(next)
    expect(documents).toHaveLength(1)
    expect(documents[0]).toMatchObject({ doc: amina.own, seq: receipt!.seq })
    expect(Object.keys(documents[0]!.fields)).toHaveLength(2)
  })

  test('a page ends at 1 MiB, with at least one document, and a document larger than that comes alone', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    for (const doc of ['evidence/a', 'evidence/b', 'evidence/c']) {
      for (let half = 0; half < 3; half++) {
        await amina.say(...Array.from({ length: 3 }, (_, i) => write(doc, `f${half}-${i}`, 'x'.repeat(60_000))))
      }
    }
    const first = (await amina.pull()).body
    expect(first.documents.map((each) => each.doc)).toEqual(['review', 'evidence/a'])
    for (let batch = 0; batch < 5; batch++) {
      await amina.say(...Array.from({ length: 4 }, (_, i) => write('evidence/a', `g${batch}-${i}`, 'x'.repeat(60_000))))
    }
    const last = (await amina.pull(first.next)).body
    expect(last.documents.map((each) => each.doc)).toEqual(['evidence/b'])
    const all = await amina.pullAll()
    expect(all.documents.map((each) => each.doc)).toEqual(['review', 'evidence/b', 'evidence/c', 'evidence/a'])
  })

  test.each(['0', '-1', '1.5', 'ten', '', ' 1', '1e2', '0x10'])('limit %j is bad', async (limit) => {
    const { as } = await serverWorld()
    const { status, problem } = await as('amina').pull(undefined, limit)
    expect([status, problem]).toEqual([400, 'bad-limit'])
  })

  test('a limit above 500 is taken as 500', async () => {
    const { as } = await serverWorld()
    expect((await as('amina').pull(undefined, '100000')).status).toBe(200)
  })

  test('anything but this person’s cursor of this review and this history is bad', async () => {
    const { as, addReview, context } = await serverWorld()
    const amina = as('amina')
    const other = await addReview('quillmere', 'linda', ['amina'])
    const { next } = await amina.pullAll()
    const spoilt = (change: object) => {
      const whole = JSON.parse(Buffer.from(next, 'base64url').toString()) as object
      return Buffer.from(JSON.stringify({ ...whole, ...change })).toString('base64url')
    }
    const bad = [
      '',
      'garbage',
      '{}',
      'null',
      Buffer.from('null').toString('base64url'),
      `${next}=`,
      `${next}AA`,
      next.slice(1),
      spoilt({ seq: -1 }),
      spoilt({ seq: 1e9 }),
      spoilt({ seq: '1' }),
      spoilt({ doc: '../x' }),
      spoilt({ epoch: v7() }),
      spoilt({ more: 1 }),
      (await amina.pull(undefined, undefined, other)).body.next,
      (await as('dan').pullAll()).next,
    ]
    for (const cursor of bad) expect([cursor, (await amina.pull(cursor)).problem]).toEqual([cursor, 'bad-cursor'])
    await context.db.updateTable('meta').set({ value: v7() }).where('key', '=', 'epoch').execute()
    expect((await amina.pull(next)).problem).toBe('bad-cursor')
    expect((await amina.pull()).status).toBe(200)
  })
})

describe('what each person is given', () => {
  test('the document review comes field by field', async () => {
    const { as } = await serverWorld()
    const amina = as('amina')
    await amina.say(...complete(amina.own))
    await amina.say(await amina.submission())
    const status = `evaluations/${amina.id}/status`
    const fieldsFor = async (who: Somebody) => Object.keys((await who.document('review')).body.fields).toSorted()
    for (const persona of ['amina', 'dan', 'linda', 'grace'] as const) {
      expect(await fieldsFor(as(persona))).toEqual([status, 'state'])
    }
    for (const persona of ['helen', 'tom'] as const) expect(await fieldsFor(as(persona))).toEqual(['state'])
  })

  test('a digest is over exactly what was given, for everybody, through submits, recalls and returns of rights', async () => {
    const { as, beginRole, endRole, rid } = await serverWorld()
    const people = (['amina', 'dan', 'priya', 'linda', 'helen', 'tom', 'grace'] as const).map((persona) => {
      return { who: as(persona), copy: replica(), next: undefined as string | undefined }
    })
    const settle = async () => {
      for (const each of people) {
        const { documents, next, digest } = await each.who.pullAll(each.next, 2)
        each.copy.take(documents)
        each.next = next
        expect(each.copy.digest()).toBe(digest)
        const fresh = replica()
        const anew = await each.who.pullAll()
        fresh.take(anew.documents)
        expect(fresh.digest()).toBe(digest)
      }
    }
    const [amina, dan, priya, linda, helen] = people.map((each) => each.who) as [
      Somebody,
      Somebody,
      Somebody,
      Somebody,
      Somebody,
    ]
    await settle()
    const note = `evidence/${v7()}`
    await amina.say(...complete(amina.own), write(note, 'text', 'a note'), write(note, 'shared', true))
    await helen.say(write('nomination/n', 'title', 'Talking to learn'))
    await settle()
    await amina.say(await amina.submission())
    await dan.say(...complete(dan.own))
    await settle()
    await dan.say(await dan.submission())
    await amina.say({ command: { type: 'evaluation.recall', targets: [], args: {} } })
    await settle()
    await endRole('dan', { role: 'PR', reviewId: rid })
    await settle()
    await beginRole('dan', { role: 'PR', reviewId: rid })
    await linda.say({ command: { type: 'moderation.open', targets: [], args: { without: [amina.id, priya.id] } } })
    await settle()
    await amina.say(await amina.submission())
    await settle()
  })

  test('a note is its author’s until it is shared, and is gone for others when that ends', async () => {
    const { as } = await serverWorld()
    const [amina, dan] = [as('amina'), as('dan')]
    const note = `evidence/${v7()}`
    const text = amina.entry(write(note, 'text', 'The class was calm.'))
    const shared = amina.entry(write(note, 'shared', true))
    const { next } = await dan.pullAll()
    await amina.send([text])
    expect((await dan.pullAll(next)).documents).toEqual([])
    expect((await dan.document(note)).status).toBe(404)
    await amina.send([shared])
    const open = await dan.pullAll(next)
    expect(open.documents).toMatchObject([{ doc: note, fields: { text: [{ value: 'The class was calm.' }] } }])
    const [other] = await amina.say(write(note, 'shared', null))
    expect(other!.outcome).toBe('sibling')
    const closed = await dan.pullAll(open.next)
    expect(closed.documents).toEqual([{ doc: note, seq: expect.any(Number), fields: {}, held: [], gone: true }])
    expect((await dan.pullAll()).documents.map((each) => each.doc)).not.toContain(note)
    expect((await dan.say(write(note, 'text', 'mine now')))[0]).toMatchObject({
      outcome: 'held',
      reason: 'not-allowed',
    })
    const after = (await dan.pullAll(closed.next)).documents
    expect(after).toMatchObject([{ doc: note, gone: true, held: [{ reason: 'not-allowed' }] }])
    expect((await dan.pullAll()).documents).toMatchObject([{ doc: 'review' }, { doc: note, gone: true }])
  })

  test('who is taken off a review is told what is gone, may still hand in, and is given all again on return', async () => {
    const { as, beginRole, endRole, rid } = await serverWorld()
    const amina = as('amina')
    await amina.say(write(amina.own, 'areas/leadership/estimate', 'leading'))
    const before = await amina.pullAll()
    await endRole('amina', { role: 'PR', reviewId: rid })
    const gone = await amina.pullAll(before.next)
    expect(gone.documents.map(({ doc, gone, fields }) => [doc, gone, fields])).toEqual([
      [amina.own, true, {}],
      ['review', true, {}],
    ])
    expect(gone.digest).toBe(digestOf([], sha256))
    expect((await amina.get('/reviews')).body).toEqual({ reviews: [] })
    expect((await amina.get(`/reviews/${rid}`)).status).toBe(404)
    expect((await amina.document(amina.own)).status).toBe(404)
    const late = amina.entry(write(amina.own, 'areas/provision/estimate', 'leading'))
    expect((await amina.send([late])).body).toMatchObject({
      receipts: [{ outcome: 'held', reason: 'not-allowed' }],
      documents: [],
    })
    expect((await amina.pullAll()).documents).toMatchObject([{ doc: amina.own, gone: true, held: [{ mid: late.mid }] }])

    await beginRole('amina', { role: 'PR', reviewId: rid })
    const back = await amina.pullAll(gone.next)
    expect(back.documents.map(({ doc, gone }) => [doc, gone])).toEqual([
      [amina.own, undefined],
      ['review', undefined],
    ])
    expect(back.documents[0]).toMatchObject({ held: [], fields: { 'areas/provision/estimate': [{ mid: late.mid }] } })
    expect((await amina.send([late])).body.receipts[0]).toMatchObject({ outcome: 'held', replayed: true })
  })

  test('who is put on a review begins to receive what was there before', async () => {
    const { as, beginRole, rid } = await serverWorld()
    await as('helen').say(write('nomination/n', 'title', 'Talking to learn'))
    const omar = as('omar')
    expect((await omar.pull()).status).toBe(404)
    await beginRole('omar', { role: 'PR', reviewId: rid })
    expect((await omar.pullAll()).documents.map((each) => each.doc)).toEqual(['nomination/n', 'review'])
    expect((await omar.get(`/reviews/${rid}`)).body).toMatchObject({ myRole: 'PR', nominations: ['nomination/n'] })
  })

  test('a document is tagged, and the tag changes with what the person is given', async () => {
    const { as, rid } = await serverWorld()
    const amina = as('amina')
    await amina.say(write(amina.own, 'areas/leadership/estimate', 'leading'))
    const path = `/reviews/${rid}/documents/${amina.own}`
    const tag = (await amina.get(path)).headers.get('etag')!
    expect((await amina.get(path, { 'if-none-match': tag })).status).toBe(304)
    await amina.say(write(amina.own, 'areas/leadership/estimate', 'nonsense'))
    expect((await amina.get(path, { 'if-none-match': tag })).status).toBe(200)
    expect((await as('dan').get(path)).status).toBe(404)
  })
})
