/**
 * The school decides who reads its report: links that it makes and takes back, the yearly agreement with its hub's manager,
 * and a ledger of both. Whoever may not is told what a stranger is told, and changes nothing.
 */
import type { Answer } from '#domain/api.ts'
import { API } from '#domain/api/route.ts'
import type { Sharing } from '#domain/api/sharing.ts'
import { type JsonObject, canonicalJson } from '#domain/custody/canonical.ts'
import { plainTextOf } from '#domain/report/plain-text.ts'
import { createListener } from '#server/http/listener.ts'
import { drain, listen } from '#server/lifecycle.ts'
import { large } from '#tests/golden/report/large.ts'
import type { Persona } from '#server/demo/people.ts'
import { demoId } from '#server/demo/ids.ts'
import { idOf, sha256 } from '#tests/world/known.ts'
import { agreedReview, publish, published, read, said, send } from '#tests/world/published.ts'
import { type ServerWorld, type Somebody, command } from '#tests/world/server.ts'
import { visitor } from '#tests/world/visitor.ts'
import { describe, expect, onTestFinished, test } from 'vitest'

type Link = Answer<'makeShare'>
const GOVERNORS = { audience: { kind: 'governors' }, days: 14 }

type Pull = Awaited<ReturnType<Somebody['pullAll']>>

const post = <Body>({ rid, as }: ServerWorld, who: Persona, path: string, body?: JsonObject) =>
  as(who).post<Body>(`/reviews/${rid}${path}`, body)
const share = async (world: ServerWorld, body: JsonObject = GOVERNORS) =>
  (await post<Link>(world, 'helen', '/shares', body)).body
const ledger = async (world: ServerWorld) =>
  (await world.as('helen').get<Sharing>(`/reviews/${world.rid}/sharing`)).body
const open = (world: ServerWorld, token: string) =>
  visitor(world).call<Answer<'openShared'>>('POST', '/shared', { token })
const agreement = (world: ServerWorld, agreed: boolean) => post(world, 'helen', '/agreement', { agreed })

async function counts({ context: { db } }: ServerWorld) {
  const tables = ['share', 'share_link', 'report_reading', 'agreement'] as const
  return Promise.all(tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length))
}

describe('a link', () => {
  test('opens the report for whoever has it, who need be nobody', async () => {
    const world = await published()
    const { token, until } = await share(world)
    expect([token.length, until]).toEqual([43, '2026-12-05T09:00:00.000Z'])
    const { status, body } = await open(world, token)
    expect([status, body.report.school.name, body.until]).toEqual([200, 'Thistledown Bridge Primary School', until])
    expect(JSON.stringify(await ledger(world))).not.toContain(token)
    expect(await world.context.db.selectFrom('share_link').select('key').execute()).toEqual([{ key: sha256(token) }])
  })

  test('opens nothing once it has ended, is revoked, or was only guessed', async () => {
    const world = await published()
    const [first, second] = [await share(world), await share(world)]
    expect((await post(world, 'helen', `/shares/${first.id}/revoke`)).body).toEqual({ revoked: true })
    const revoked = await open(world, first.token)
    expect([revoked.status, revoked.problem]).toEqual([404, 'not-found'])
    for (const guess of ['', 'x', second.token.slice(1), sha256(second.token), '__proto__'])
      expect(await open(world, guess)).toMatchObject({ status: 404, body: revoked.body })
    expect((await open(world, second.token)).status).toBe(200)
    world.clock.now = second.until
    expect(await open(world, second.token)).toMatchObject({ status: 404, body: revoked.body })
  })

  test('opens the newest version, and nothing once the report is archived', async () => {
    const world = await published()
    const { token } = await share(world)
    const changes = [{ section: 'context', field: 'text', value: 'A school by a river.' }]
    const grace = world.as('grace')
    expect(await said(grace, command('report.amend', { reason: 'It is not small.', version: 1, changes }))).toBe(
      'applied',
    )
    expect((await open(world, token)).body.report.version.number).toBe(2)
    expect(await said(grace, command('report.archive'))).toBe('applied')
    expect((await open(world, token)).status).toBe(404)
  })

  test('is made no more once the report is archived, since it would open nothing; what there is can be taken back', async () => {
    const world = await published()
    const { id } = await share(world)
    expect(await said(world.as('grace'), command('report.archive'))).toBe('applied')
    const before = await counts(world)
    const refused = await post(world, 'helen', '/shares', GOVERNORS)
    expect([refused.status, refused.problem]).toEqual([409, 'no-longer-shared'])
    expect((await post(world, 'tom', '/shares', GOVERNORS)).status).toBe(404)
    expect(await counts(world)).toEqual(before)
    expect((await post(world, 'helen', `/shares/${id}/revoke`)).body).toEqual({ revoked: true })
    expect((await agreement(world, true)).status).toBe(200)
  })

  test('is revoked once: the first time stays, and a link of another review is not there', async () => {
    const world = await published()
    const { id } = await share(world)
    await post(world, 'helen', `/shares/${id}/revoke`)
    world.clock.now = '2026-11-22T09:00:00.000Z'
    expect((await post(world, 'helen', `/shares/${id}/revoke`)).status).toBe(200)
    expect((await ledger(world)).shares[0]).toMatchObject({ revokedAt: '2026-11-21T09:00:00.000Z', open: false })
    expect((await post(world, 'helen', `/shares/${idOf('amina')}/revoke`)).status).toBe(404)
  })

  test('is for somebody, and for a time', async () => {
    const world = await published()
    const wrong = [
      { audience: { kind: 'governors' } },
      { audience: { kind: 'governors' }, days: 0 },
      { audience: { kind: 'governors' }, days: 367 },
      { audience: { kind: 'everybody' }, days: 7 },
      { audience: { kind: 'other', name: '  ' }, days: 7 },
      { audience: { kind: 'other', name: 'x'.repeat(121) }, days: 7 },
    ]
    for (const body of wrong) expect((await post(world, 'helen', '/shares', body)).status).toBe(400)
    expect(await counts(world)).toEqual([0, 0, 0, 0])
  })
})

describe('a file by a link', () => {
  const download = (world: ServerWorld, token: string, form: string) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, form }),
    }
    return world.fetch(`http://localhost:3000${API}/shared/file`, init)
  }

  test('is the very one that the school has, to be saved, and is told apart in the ledger', async () => {
    const world = await published()
    const { token } = await share(world)
    const answer = await download(world, token, 'text')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="thistledown-bridge-primary-school-2026-11-v1.txt"',
      'content-security-policy': expect.stringMatching(/sandbox$/) as string,
    })
    expect(await answer.text()).toContain('A small school by a river.')
    expect((await ledger(world)).shares[0]?.readings).toMatchObject([{ what: 'text', version: 1 }])
    expect((await download(world, 'guessed', 'text')).status).toBe(404)
    expect((await download(world, token, 'exe')).status).toBe(400)
  })

  test('that has begun to come when the link is revoked comes whole, and not again', async () => {
    const world = await published()
    const { context } = world
    const big = { ...large, version: { ...large.version, number: 1 } }
    await context.db
      .updateTable('report_version')
      .set({ model: canonicalJson(big as unknown as JsonObject) })
      .execute()
    const { id, token } = await share(world)
    const server = createListener(world.app, context)
    onTestFinished(() => drain(server, 0))
    const { port } = (await listen(server, { port: 0, host: '127.0.0.1' })) as { port: number }
    const ask = () =>
      fetch(`http://127.0.0.1:${port}${API}/shared/file`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, form: 'text' }),
      })
    const begun = await ask()
    const reader = begun.body!.getReader()
    const chunks = [(await reader.read()).value!]
    expect((await post(world, 'helen', `/shares/${id}/revoke`)).status).toBe(200)
    expect((await ask()).status).toBe(404)
    expect(chunks[0]!.byteLength).toBeLessThan(100_000)
    for (let read = await reader.read(); !read.done; read = await reader.read()) chunks.push(read.value)
    expect(Buffer.concat(chunks).equals(Buffer.from(plainTextOf(big)))).toBe(true)
    expect((await ledger(world)).shares).toMatchObject([{ open: false, readings: [{ what: 'text' }] }])
  })
})

describe('the agreement', () => {
  test('lets the hub’s manager read for the membership year, until it is ended, and no other hub’s', async () => {
    const world = await published()
    await world.beginRole('omar', { role: 'HM', hubId: demoId(sha256, 'hub', 'otter-water') })
    const reads = async () =>
      Promise.all((['tom', 'omar'] as const).map(async (who) => (await read(world, world.as(who))).status))
    expect(await reads()).toEqual([404, 404])
    expect((await agreement(world, true)).body).toEqual({ agreed: true, year: '2026-27' })
    expect(await reads()).toEqual([200, 404])
    expect((await agreement(world, true)).status).toBe(200)
    expect((await agreement(world, false)).body).toEqual({ agreed: false, year: '2026-27' })
    expect(await reads()).toEqual([404, 404])
    await agreement(world, true)
    world.clock.now = '2027-08-31T22:59:00.000Z'
    expect(await reads()).toEqual([200, 404])
    // Midnight in London, where it is summer.
    world.clock.now = '2027-08-31T23:00:00.000Z'
    expect(await reads()).toEqual([404, 404])
  })

  test('gives the manager what was agreed by the next pull, as long as it holds, and says what it has changed', async () => {
    const world = await published()
    const [tom, helen] = [world.as('tom'), world.as('helen')]
    const agreedOf = ({ documents }: Pull) =>
      documents.flatMap(({ doc, fields }) =>
        doc === 'review' ? Object.keys(fields).filter((field) => /^(agreed|overall)\//.test(field)) : [],
      )
    const [before, beside] = [await tom.pullAll(), await helen.pullAll()]
    expect(agreedOf(before)).toEqual([])
    await agreement(world, true)
    const begun = await tom.pullAll(before.next)
    expect(agreedOf(begun).toSorted()).toEqual(agreedOf(beside).toSorted())
    expect(agreedOf(begun)).toContain('agreed/leadership/estimate')
    expect(agreedOf({ ...begun, documents: [(await tom.document('review')).body] })).toEqual(agreedOf(begun))
    expect(begun.digest).toBe((await tom.pullAll()).digest)
    expect(begun.digest).not.toBe(before.digest)
    expect((await helen.pullAll(beside.next)).documents).toEqual([])
    const history = `/reviews/${world.rid}/documents/review/history?field=agreed/leadership/estimate`
    expect((await tom.get<{ writes: unknown[] }>(history)).body.writes).toHaveLength(1)

    await agreement(world, false)
    const ended = await tom.pullAll(begun.next)
    expect(ended.documents.map(({ doc }) => doc)).toEqual(['review'])
    expect([agreedOf(ended), ended.digest]).toEqual([[], before.digest])
    expect((await tom.get<{ writes: unknown[] }>(history)).body.writes).toEqual([])

    await agreement(world, true)
    const again = await tom.pullAll(ended.next)
    // The year is over: nothing has changed but what may be read, which the digest tells.
    world.clock.now = '2027-08-31T23:00:00.000Z'
    const over = await world.as('tom').pullAll(again.next)
    expect([over.documents, over.digest]).toEqual([[], before.digest])
    expect(agreedOf(await world.as('tom').pullAll())).toEqual([])
  })

  test('holds for what is archived, and not for what is not published', async () => {
    const world = await agreedReview()
    expect((await agreement(world, true)).status).toBe(404)
    const [linda, grace] = [world.as('linda'), world.as('grace')]
    await said(linda, await send(linda))
    await said(grace, await publish(grace))
    await agreement(world, true)
    await said(grace, command('report.archive'))
    expect((await read(world, world.as('tom'))).status).toBe(200)
  })
})

test('the ledger tells the head who has read it, once a day, and of nobody who may read it anyway', async () => {
  const world = await published()
  await agreement(world, true)
  const { token } = await share(world, { audience: { kind: 'other', name: 'Jo Ferris, chair' }, days: 60 })
  const [helen, tom, linda] = [world.as('helen'), world.as('tom'), world.as('linda')]
  for (const who of [helen, linda, tom, tom]) await read(world, who)
  await open(world, token)
  world.clock.now = '2026-11-22T10:30:00.000Z'
  await read(world, tom)
  await open(world, token)
  const { shares, agreement: given, managersRead } = await ledger(world)
  const page = (at: string) => ({ what: 'page', version: 1, at })
  const both = [page('2026-11-22T10:30:00.000Z'), page('2026-11-21T09:00:00.000Z')]
  expect(shares).toMatchObject([
    { audience: { kind: 'other', name: 'Jo Ferris, chair' }, madeBy: 'Helen Thorncastle', open: true, readings: both },
  ])
  expect(given).toEqual({
    year: '2026-27',
    managers: ['Tom Lockett'],
    given: { by: 'Helen Thorncastle', at: '2026-11-21T09:00:00.000Z' },
  })
  expect(managersRead).toEqual(both.map((reading) => ({ ...reading, name: 'Tom Lockett' })))
})

test('nobody but the school’s own leader shares, revokes, agrees or sees the ledger, and nobody before it is published', async () => {
  const world = await published()
  const { id, token } = await share(world)
  const before = await counts(world)
  for (const who of ['amina', 'linda', 'tom', 'grace', 'omar'] as const) {
    const asked = [
      post(world, who, '/shares', GOVERNORS),
      post(world, who, `/shares/${id}/revoke`),
      post(world, who, '/agreement', { agreed: true }),
      world.as(who).get(`/reviews/${world.rid}/sharing`),
    ]
    expect((await Promise.all(asked)).map(({ status, problem }) => [status, problem])).toEqual(
      asked.map(() => [404, 'not-found']),
    )
  }
  expect(await counts(world)).toEqual(before)
  expect((await open(world, token)).status).toBe(200)
  const unpublished = await agreedReview()
  expect((await post(unpublished, 'helen', '/shares', GOVERNORS)).status).toBe(404)
})
