/** How a request is answered: in which order it is refused, in one transaction, and with what afterwards. */
import { problem } from '#domain/problem.ts'
import type { ReviewFacts } from '#domain/people.ts'
import type { Context } from '#server/context.ts'
import { AMINA, REVIEW_ID, endpointWorld } from '#tests/world/endpoint.ts'
import { testStore } from '#tests/world/store.ts'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Handler } from './endpoint.ts'

const REVIEW = `/api/v1/reviews/${REVIEW_ID}`
const told = async (answer: Response) => `${answer.status} ${((await answer.json()) as { type: string }).type}`

describe('the order of refusal', () => {
  test('401 for whoever is not signed in, whatever they ask for under /api', async () => {
    const { call } = endpointWorld()
    const asks: [string, string][] = [
      ['GET', '/api/v1/me'],
      ['PUT', '/api/v1/me'],
      ['GET', '/api/v1/nothing'],
      ['GET', '/api'],
      ['GET', '/api/'],
      ['GET', '/api/v2/me'],
      ['POST', '/api/v1/nothing'],
      ['DELETE', REVIEW],
      ['POST', `${REVIEW}/journal`],
      ['GET', '/api/v1/me/'],
    ]
    const answers = await Promise.all(asks.map(async ([method, path]) => told(await call(method, path))))
    expect(new Set(answers)).toEqual(new Set(['401 /problems/sign-in']))
  })
  test('405 before 404, with the methods that there are', async () => {
    const { call, signIn } = endpointWorld()
    const headers = { cookie: await signIn() }
    const answer = await call('DELETE', '/api/v1/reviews/not-an-id', { headers })
    expect(await told(answer)).toBe('405 /problems/method-not-allowed')
    expect(answer.headers.get('allow')).toBe('GET, HEAD')
    expect((await call('GET', `${REVIEW}/journal`, { headers })).headers.get('allow')).toBe('POST')
    expect(await told(await call('GET', '/api/v1/demo/session'))).toBe('405 /problems/method-not-allowed')
    expect(await told(await call('POST', '/api/v1/openapi.json'))).toBe('405 /problems/method-not-allowed')
  })
  test('404 before the body is looked at', async () => {
    const { call, signIn } = endpointWorld()
    const headers = { cookie: await signIn(), 'content-type': 'text/plain' }
    expect(await told(await call('POST', '/api/v1/reviews/x/journal', { headers, body: 'x' }))).toBe(
      '404 /problems/not-found',
    )
    expect(await told(await call('GET', '/api/v1/nothing', { headers }))).toBe('404 /problems/not-found')
    expect(await told(await call('POST', `${REVIEW}/journal`, { headers, body: 'x' }))).toBe(
      '415 /problems/unsupported-media-type',
    )
  })
  test('404 before every fault of the body, for a review that one never could read', async () => {
    const types = ['application/json', 'text/plain', 'application/json; charset=utf-16', '']
    const bodies = ['', 'x', '{', '[]', '{"entries":[{}]}', '{"a":1,"a":1}', ' '.repeat(300_000)]
    const asked = async (stranger: boolean) => {
      const { call, signIn } = endpointWorld({ stranger })
      const cookie = await signIn()
      const statuses = new Set<number>()
      for (const type of types) {
        for (const body of bodies) {
          const headers = type === '' ? { cookie } : { cookie, 'content-type': type }
          statuses.add((await call('POST', `${REVIEW}/journal`, { headers, body })).status)
        }
      }
      return statuses
    }
    expect(await asked(true)).toEqual(new Set([404]))
    expect(await asked(false)).toEqual(new Set([400, 413, 415]))
  })
  test('404 before 415 where no body belongs, and what a refused request did is undone', async () => {
    const notFound = () => Promise.resolve(problem('not-found'))
    const there = { review: notFound, pull: notFound, devices: notFound, document: notFound, framework: notFound }
    const { call, signIn, sessions } = endpointWorld({ handlers: there })
    const headers = { cookie: await signIn(), 'content-type': 'text/plain' }
    for (const path of [REVIEW, `${REVIEW}/changes`, `${REVIEW}/devices`, `${REVIEW}/documents/plan`])
      expect(await told(await call('GET', path, { headers }))).toBe('404 /problems/not-found')
    expect(await told(await call('GET', '/api/v1/frameworks/none', { headers }))).toBe('404 /problems/not-found')
    expect(await told(await call('GET', '/api/v1/me', { headers }))).toBe('415 /problems/unsupported-media-type')
    const signOut = await call('POST', '/api/v1/session/end', { headers, body: 'x' })
    expect([signOut.status, signOut.headers.getSetCookie(), sessions.size]).toEqual([415, [], 1])
  })
  test('a handler that nobody may reach is not reached', async () => {
    const handler = () => Promise.reject(new Error('reached'))
    const review: ReviewFacts = { id: REVIEW_ID, schoolId: AMINA, hubId: AMINA, state: 'F', statuses: new Map() }
    for (const facts of [review, null]) {
      const { call, signIn } = endpointWorld({ handlers: { review: handler, progress: handler }, review: facts })
      const headers = { cookie: await signIn() }
      expect(await told(await call('GET', REVIEW, { headers }))).toBe('404 /problems/not-found')
      expect(await told(await call('GET', `${REVIEW}/progress`, { headers }))).toBe('404 /problems/not-found')
    }
  })
  test('who may, does', async () => {
    const review: ReviewFacts = { id: REVIEW_ID, schoolId: AMINA, hubId: AMINA, state: 'F', statuses: new Map() }
    const actor = { personId: AMINA, grants: [{ role: 'PR' as const, reviewId: REVIEW_ID }] }
    const { call, signIn } = endpointWorld({
      handlers: { progress: () => Promise.resolve({ progress: [] }) },
      review,
      actor,
    })
    const answer = await call('GET', `${REVIEW}/progress`, { headers: { cookie: await signIn() } })
    expect(await answer.json()).toEqual({ progress: [] })
  })
})

describe('paths', () => {
  const seen: string[] = []
  const document: Handler<'document'> = ({ params }) => {
    seen.push(`document ${params.doc}`)
    return Promise.resolve({ doc: params.doc, seq: 3, fields: {}, held: [] })
  }
  const history: Handler<'history'> = ({ params, query }) => {
    seen.push(`history ${params.doc} ${query.field ?? ''}`)
    return Promise.resolve({ writes: [] })
  }
  const ask = async (path: string, target?: string) => {
    const { app, signIn } = endpointWorld({ handlers: { document, history } })
    seen.length = 0
    const request = new Request(`http://localhost${path}`, { headers: { cookie: await signIn() } })
    const { status } = await app.fetch(request, {
      incoming: target === undefined ? undefined : { url: target },
    } as never)
    return status === 200 ? seen.join() : status
  }
  const docs = `${REVIEW}/documents`
  test('a document’s slash is a slash, and its history is its history', async () => {
    expect(await ask(`${docs}/evaluation/${AMINA}`)).toBe(`document evaluation/${AMINA}`)
    expect(await ask(`${docs}/evaluation/${AMINA}/history?field=a/b`)).toBe(`history evaluation/${AMINA} a/b`)
    expect(await ask(`${docs}/plan`)).toBe('document plan')
    expect(await ask(`${docs}/review/history`)).toBe('history review ')
    expect(await ask(`${docs}/section/history`)).toBe('document section/history')
    expect(await ask(`${docs}/section/history/history`)).toBe('history section/history ')
  })
  test.each([
    '/',
    '',
    '/x',
    '/plan/x',
    '/evaluation%2Fa',
    '/evaluation/a/b',
    '/evaluation/__proto__',
    '/Plan',
    '/plan/',
    '/section/a.b',
    '/section/%2e%2e',
    '//plan',
    '/pl%61n',
  ])('nothing is called %s', async (doc) => expect(await ask(docs + doc)).toBe(404))
  test.each([
    '/documents/../documents/plan',
    '/documents/%2e%2e/documents/plan',
    '/documents/section/../plan',
    '/./documents/plan',
    '/documents/plan/.',
  ])('a path that goes by way of %s is not followed', async (way) =>
    expect(await ask(`${docs}/plan`, REVIEW + way)).toBe(404),
  )
})

describe('one transaction', () => {
  const count = async ({ db }: Parameters<Handler<'me'>>[0]['context']) =>
    (await sql<{ n: number }>`select count(*) as n from note`.execute(db)).rows[0]?.n
  async function world(after: (context: Context) => Promise<never> | ReturnType<Handler<'reviews'>>) {
    const reviews: Handler<'reviews'> = async ({ context, tx }) => {
      await sql`insert into note values ('kept')`.execute(tx)
      return after(context)
    }
    const made = endpointWorld({ handlers: { reviews }, store: await testStore() })
    await sql`create table note (text text)`.execute(made.context.db)
    const answer = await made.call('GET', '/api/v1/reviews', { headers: { cookie: await made.signIn() } })
    return { ...made, answer, notes: await count(made.context) }
  }
  test('is committed when the handler answers', async () => {
    expect(await world(() => Promise.resolve({ reviews: [] }))).toMatchObject({ notes: 1, answer: { status: 200 } })
  })
  test('is undone by a problem', async () => {
    expect(await world(() => Promise.resolve(problem('other-person')))).toMatchObject({
      notes: 0,
      answer: { status: 409 },
    })
  })
  test('is undone by a throw, which is told to nobody but the log, and there without its words', async () => {
    const { answer, notes, logged } = await world(() =>
      Promise.reject(new Error('Even better if: SECRET\n    at SECRET (x)')),
    )
    expect({ notes, told: await told(answer) }).toEqual({ notes: 0, told: '500 /problems/unexpected' })
    expect(logged()).toContain('call.test.ts')
    expect(logged()).not.toContain('SECRET')
  })
  test('that cannot be committed is no answer, and stands in nobody’s way', async () => {
    const me: Handler<'reviews'> = async ({ tx }) => {
      await sql`insert into child values ('nobody')`.execute(tx)
      return { reviews: [] }
    }
    const { call, signIn, context } = endpointWorld({ handlers: { reviews: me }, store: await testStore() })
    await sql`create table parent (id text primary key)`.execute(context.db)
    await sql`create table child (id text references parent deferrable initially deferred)`.execute(context.db)
    const headers = { cookie: await signIn() }
    expect(await told(await call('GET', '/api/v1/reviews', { headers }))).toBe('500 /problems/unexpected')
    await sql`insert into parent values ('nobody')`.execute(context.db)
    expect((await call('GET', '/api/v1/reviews', { headers })).status).toBe(200)
  })
  test('of a store that is busy is 503, and says when to come back', async () => {
    const busy = [
      Object.assign(new Error('x'), { errcode: 261 }),
      Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
    ]
    const { answer } = await world(({ engine }) => Promise.reject(busy.find((each) => engine.isBusy(each))))
    expect(await told(answer.clone())).toBe('503 /problems/busy')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

test('HEAD is GET without the body', async () => {
  const { call, signIn } = endpointWorld()
  const answer = await call('HEAD', '/api/v1/me', { headers: { cookie: await signIn() } })
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    200,
    'application/json',
    '',
  ])
})

test('a document that has not changed is not sent again', async () => {
  const document: Handler<'document'> = ({ params }) =>
    Promise.resolve({ doc: params.doc, seq: 7, fields: {}, held: [] })
  const { call, signIn } = endpointWorld({ handlers: { document } })
  const cookie = await signIn()
  const first = await call('GET', `${REVIEW}/documents/plan`, { headers: { cookie } })
  const tag = first.headers.get('etag') ?? ''
  expect(tag).toMatch(/^"7-[0-9a-f]{32}"$/)
  const again = await call('GET', `${REVIEW}/documents/plan`, { headers: { cookie, 'if-none-match': `"x", W/${tag}` } })
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
  expect(
    (await call('GET', `${REVIEW}/documents/plan`, { headers: { cookie, 'if-none-match': '"7-x"' } })).status,
  ).toBe(200)
})

test('the log knows the route and the person, and nothing that they wrote or are called', async () => {
  const { call, signIn, logged } = endpointWorld()
  const cookie = await signIn()
  await call('GET', `/api/v1/frameworks/SECRET?SECRET=1`, { headers: { cookie, 'user-agent': 'SECRET' } })
  await call('POST', `${REVIEW}/journal`, {
    headers: { cookie, 'content-type': 'application/json' },
    body: '{"SECRET":1}',
  })
  const lines = logged()
  expect(lines).toContain('"route":"/reviews/{rid}/journal"')
  expect(lines).toContain(`"person":"${AMINA}"`)
  for (const word of ['SECRET', cookie.slice(12), 'Amina']) expect(lines).not.toContain(word)
})
