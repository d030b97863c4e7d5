/**
 * What a cursor is good for, and when it is refused: above all after the store was put back from an older copy of
 * itself, which keeps the epoch and counts the same numbers again for other changes.
 */
import { sha256 } from '#tests/world/known.ts'
import { complete, serverWorld, write } from '#tests/world/server.ts'
import { copyOf } from '#tests/world/store.ts'
import { describe, expect, test } from 'vitest'

const ESTIMATE = 'areas/leadership/estimate'

describe('after the store was put back from an older copy', () => {
  test('a cursor from before the copy goes on, one from after it is refused, at once and for ever', async () => {
    const { as, context } = await serverWorld()
    const amina = as('amina')
    await amina.say(...complete(amina.own))
    const { next: before } = await amina.pullAll()
    const putBack = await copyOf(context)
    expect((await amina.pull(before)).status).toBe(200)
    await amina.say(write(amina.own, ESTIMATE, 'leading'), write(amina.own, ESTIMATE, 'effective'))
    const { next: lost } = await amina.pullAll()
    await putBack()

    expect((await amina.pull(before)).body.documents).toEqual([])
    expect((await amina.pull(lost)).problem).toBe('bad-cursor')
    const dan = as('dan')
    for (let said = 0; said < 4; said++) {
      await dan.say(write(dan.own, ESTIMATE, 'leading'))
      expect([said, (await amina.pull(lost)).problem]).toEqual([said, 'bad-cursor'])
    }
    const again = as('amina')
    await again.say(write(amina.own, ESTIMATE, 'working-towards'))
    expect((await amina.pullAll(before)).documents).toMatchObject([{ doc: amina.own }])
  })

  test('a cursor from the middle of a page is refused likewise', async () => {
    const { as, context } = await serverWorld()
    const [amina, dan] = [as('amina'), as('dan')]
    for (const each of [amina, dan]) await each.pullAll()
    const putBack = await copyOf(context)
    await amina.say(...complete(amina.own), write('evidence/a', 'text', 'a'), write('evidence/b', 'text', 'b'))
    const review = await amina.pull(undefined, 1)
    const middle = await amina.pull(review.body.next, 1)
    expect(middle.body).toMatchObject({ more: true, documents: [{ doc: amina.own }] })
    await putBack()
    await dan.say(...complete(dan.own), ...complete(dan.own))
    expect((await amina.pull(review.body.next)).status).toBe(200)
    expect((await amina.pull(middle.body.next)).problem).toBe('bad-cursor')
  })
})

test('a cursor that was changed in any way is no cursor', async () => {
  const { as } = await serverWorld()
  const amina = as('amina')
  await amina.say(...complete(amina.own))
  const { next } = await amina.pullAll()
  const read = JSON.parse(Buffer.from(next, 'base64url').toString()) as { seq: number; link: string }
  const made = (change: object) => Buffer.from(JSON.stringify({ ...read, ...change })).toString('base64url')
  expect((await amina.pull(made({}))).status).toBe(200)
  const { link: _, ...unlinked } = read
  const wrong = [
    Buffer.from(JSON.stringify(unlinked)).toString('base64url'),
    made({ link: sha256('x').slice(0, 16) }),
    made({ link: '' }),
    made({ link: null }),
    made({ seq: read.seq - 1 }),
    made({ seq: read.seq + 1 }),
    made({ seq: 0 }),
    made({ seq: 9_007_199_254_740_991 }),
    made({ more: 1 }),
    `${next}=`,
    '',
  ]
  for (const cursor of wrong) expect([cursor, (await amina.pull(cursor)).problem]).toEqual([cursor, 'bad-cursor'])
})

describe('the limit of a page', () => {
  test.each([
    ['500', 200],
    ['501', 200],
    ['9999999999999999', 200],
    ['9'.repeat(400), 200],
    [`${'0'.repeat(30)}1`, 200],
    ['0', 400],
    ['0'.repeat(30), 400],
    ['-1', 400],
    ['+1', 400],
    ['1.0', 400],
    ['1e3', 400],
    ['', 400],
    [' 1', 400],
    ['١', 400],
    ['Infinity', 400],
  ])('%s', async (limit, status) => {
    const { as } = await serverWorld()
    const answer = await as('amina').pull(undefined, limit)
    expect([answer.status, answer.problem]).toEqual([status, status === 200 ? null : 'bad-limit'])
  })
})
