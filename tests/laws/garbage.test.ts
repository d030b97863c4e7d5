/**
 * Whatever anybody sends, the server answers, and never with a mistake of its own: garbage for a path, a header,
 * a query or a body is refused with a problem that names what was wrong with it.
 */
import { API, type Route, api } from '#domain/api.ts'
import { builtApp } from '#tests/world/built-app.ts'
import { AMINA, REVIEW_ID, endpointWorld } from '#tests/world/endpoint.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const calm = () => Promise.resolve({} as never)
const signsIn = ['signInAsPersona', 'signOut', 'me']
const names = Object.keys(api).filter((name) => !signsIn.includes(name))
const { call, signIn } = endpointWorld({
  handlers: Object.fromEntries(names.map((name) => [name, calm])),
  staticRoot: builtApp(),
})

const routes = Object.values(api) as Route[]
const aPath = fc.constantFrom(
  ...routes.map(({ path }) => API + path.replaceAll('{rid}', REVIEW_ID).replaceAll('{doc}', 'plan')),
)
const piece = fc.oneof(
  fc.constantFrom(
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
    REVIEW_ID,
  ),
  fc.string(),
)
const somePath = fc.oneof(
  aPath,
  fc.tuple(aPath, fc.array(piece, { maxLength: 5 })).map(([path, pieces]) => [path, ...pieces].join('/')),
)
const query = fc.oneof(
  fc.constant(''),
  fc.dictionary(fc.string(), fc.string()).map((all) => `?${new URLSearchParams(all).toString()}`),
  fc.string().map((text) => `?${text}`),
)
const headerValue = fc.string({ unit: fc.constantFrom(...'abc;=,"%/ \t-_0'.split('')) }).map((text) => text.trim())
const name = fc.constantFrom(
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
const headers = fc.dictionary(name, headerValue, { maxKeys: 4 })
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH')
const almost = fc.record({ device: fc.constant(AMINA), person: fc.constant(AMINA), entries: fc.array(fc.jsonValue()) })
const body = fc.oneof(
  fc.uint8Array({ maxLength: 500 }).map((bytes) => new Uint8Array(bytes)),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  almost.map((value) => JSON.stringify(value)),
  fc.string(),
)

test.each(['signed in', 'a stranger'])(
  'from somebody who is %s',
  async (who) => {
    const own = who === 'signed in' ? { cookie: await signIn(), 'content-type': 'application/json' } : {}
    await fc.assert(
      fc.asyncProperty(method, somePath, query, headers, body, async (verb, path, asked, sent, content) => {
        const init = { headers: { ...own, ...sent }, ...(['GET', 'HEAD'].includes(verb) ? {} : { body: content }) }
        const answer = await call(verb, encodeURI(path + asked).replaceAll('%25', '%'), init)
        const kind = answer.status < 400 ? 'answer' : answer.headers.get('content-type')
        expect([answer.status < 500, kind]).toEqual([
          true,
          expect.stringMatching(/^answer$|^application\/problem\+json$/),
        ])
      }),
      { numRuns: 5000 },
    )
  },
  60_000,
)
