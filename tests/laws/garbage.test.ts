/**
 * Whatever anybody sends, the real server answers, and never with a mistake of its own: garbage for a path, a
 * header, a query, a body or an entry is refused with a problem that names what was wrong, or kept as held.
 */
import { api } from '#domain/api.ts'
import { API } from '#domain/api/route.ts'
import type { Route } from '#domain/api/route.ts'
import type { PushAnswer } from '#domain/custody/wire.ts'
import { isProblem } from '#domain/problem.ts'
import { readReview } from '#server/db/review.ts'
import { handlers } from '#server/handlers.ts'
import { createApp } from '#server/http/app.ts'
import { parseStrictJson } from '#server/http/strict-json.ts'
import { sessions } from '#server/people/sessions.ts'
import { builtApp } from '#tests/world/built-app.ts'
import { idOf } from '#tests/world/known.ts'
import { serverWorld } from '#tests/world/server.ts'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'

const JSON_TYPE = { 'content-type': 'application/json' }

async function world() {
  const { context, rid } = await serverWorld()
  const app = createApp(context, { handlers, sessions, readReview, staticRoot: builtApp() })
  const call = async (method: string, path: string, init: RequestInit = {}) =>
    app.request(`http://localhost:3000${path}`, { method, ...init })
  const signedIn = await call('POST', `${API}/demo/session`, { body: '{"persona":"amina"}', headers: JSON_TYPE })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { call, rid, own: { cookie, ...JSON_TYPE } }
}

const pieces = [
  '..',
  '.',
  '%2e%2e',
  '%2f',
  '__proto__',
  'constructor',
  '',
  '%',
  '%00',
  '%ff',
  '\\',
  'documents',
  'history',
]
const piece = fc.oneof(fc.constantFrom(...pieces), fc.string())
const pathsOf = (rid: string) => {
  const known = (Object.values(api) as Route[]).map(
    ({ path }) => API + path.replaceAll('{rid}', rid).replaceAll('{doc}', 'plan'),
  )
  const path = fc.constantFrom(...known)
  return fc.oneof(
    path,
    fc.tuple(path, fc.array(piece, { maxLength: 5 })).map(([start, more]) => [start, ...more].join('/')),
  )
}
const query = fc.oneof(
  fc.constant(''),
  fc
    .dictionary(fc.constantFrom('since', 'limit', 'field', '__proto__'), fc.string())
    .map((all) => `?${new URLSearchParams(all)}`),
  fc.string().map((text) => `?${text}`),
)
const header = fc.constantFrom(
  'content-type',
  'content-encoding',
  'content-length',
  'if-none-match',
  'accept',
  'accept-encoding',
  'origin',
  'sec-fetch-site',
  'sec-fetch-mode',
  'range',
  'cookie',
)
const headerValue = fc.string({ unit: fc.constantFrom(...'abc;=,"%/ \t-_0'.split('')) }).map((text) => text.trim())
const headers = fc.dictionary(header, headerValue, { maxKeys: 3 })
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH')
const body = fc.oneof(
  fc.uint8Array({ maxLength: 500 }).map((bytes) => new Uint8Array(bytes)),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.string(),
)

test.each(['somebody signed in', 'a stranger'])(
  'garbage from %s is refused',
  async (who) => {
    const { call, rid, own } = await world()
    const always = who === 'a stranger' ? {} : own
    await fc.assert(
      fc.asyncProperty(method, pathsOf(rid), query, headers, body, async (verb, path, asked, sent, content) => {
        const init = { headers: { ...always, ...sent }, ...(['GET', 'HEAD'].includes(verb) ? {} : { body: content }) }
        const answer = await call(verb, encodeURI(path + asked).replaceAll('%25', '%'), init)
        const kind = answer.status < 400 ? 'answer' : answer.headers.get('content-type')
        expect([answer.status < 500, kind]).toEqual([
          true,
          expect.stringMatching(/^answer$|^application\/problem\+json$/),
        ])
      }),
      { numRuns: 4000 },
    )
  },
  60_000,
)

/** Entries that are right enough to be kept, and wrong in every other way. */
const shy = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 2, arbitrary: value }, { weight: 1, arbitrary: fc.jsonValue() })
const name = shy(
  fc.constantFrom(
    'plan',
    'review',
    `evaluation/${idOf('amina')}`,
    `evaluation/${idOf('dan')}`,
    'section/x',
    '__proto__',
  ),
)
const field = shy(fc.constantFrom('areas/leadership/estimate', 'state', '__proto__', '_deleted', 'a/b/c', 'shared'))
const write = fc.record(
  { doc: name, field, value: fc.jsonValue(), ctx: shy(fc.array(fc.uuid())) },
  { requiredKeys: [] },
)
const types = [
  'review.start',
  'evaluation.submit',
  'evaluation.recall',
  'moderation.open',
  'held.release',
  'held.apply',
  '__proto__',
]
const command = fc.record(
  { type: shy(fc.constantFrom(...types)), targets: shy(fc.constant([])), args: shy(fc.constant({})) },
  { requiredKeys: [] },
)
const inside = fc.record(
  {
    schema: shy(fc.constantFrom(1, 2, 0)),
    at: shy(fc.constant('2026-11-21T14:02:07.120Z')),
    write: shy(write),
    command: shy(command),
  },
  { requiredKeys: [] },
)

test('garbage inside an entry is kept, each with a receipt', async () => {
  const { call, rid, own } = await world()
  let dseq = 0
  await fc.assert(
    fc.asyncProperty(fc.array(inside, { minLength: 1, maxLength: 5 }), async (all) => {
      const entries = all.map((each) => ({ ...each, mid: v7(), dseq: ++dseq }))
      const sent = JSON.stringify({ device: idOf('amina'), person: idOf('amina'), entries })
      fc.pre(!isProblem(parseStrictJson(new TextEncoder().encode(sent))))
      const answer = await call('POST', `${API}/reviews/${rid}/journal`, { headers: own, body: sent })
      const { receipts } = (await answer.json()) as PushAnswer
      expect([answer.status, receipts.map(({ mid }) => mid)]).toEqual([200, entries.map(({ mid }) => mid)])
    }),
    { numRuns: 200 },
  )
}, 60_000)
