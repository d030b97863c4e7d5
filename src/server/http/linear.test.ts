/**
 * Whatever comes from outside is read in a time that grows with its length and no faster: one request that takes a
 * minute is a server that answers nobody for a minute. Each reader is fed the worst of 200 KB that it could meet.
 */
import { judgeWrite } from '#domain/custody/judge.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { slugOf } from '#domain/problem.ts'
import { builtApp } from '#tests/world/built-app.ts'
import { AMINA, REVIEW_ID, endpointWorld } from '#tests/world/endpoint.ts'
import { serverWorld } from '#tests/world/server.ts'
import { describe, expect, test } from 'vitest'
import { faultOf } from '#server/people/guessable.ts'
import { isFresh } from './etag.ts'
import { isLocalHost } from './guard.ts'
import { describeThrow } from './problems.ts'
import { parseStrictJson } from './strict-json.ts'

const LENGTH = 200_000
const MOST_MS = 100
/** So much of these, and at the end of it something that makes all of it fail. */
const much = (of: string, end = '') => of.repeat(Math.floor(LENGTH / of.length)) + end
const WORST =
  'a 0 . ./ ../ / % %2e %00 \\ & = a=b& + ; a=b; , " */ W/ "a", : @ [ ;q=0.0 text/ ;charset= qar-session= limit=1&'
    .split(' ')
    .concat(' ', '; charset=')

/** The least of three times, and of this thread's own work only, since others use this machine. */
async function timeOf(work: () => unknown): Promise<number> {
  let least = Infinity
  for (let turn = 0; turn < 3 && least >= MOST_MS; turn++) {
    const begun = process.threadCpuUsage()
    await work()
    const { user, system } = process.threadCpuUsage(begun)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

describe('JSON', () => {
  const numbers = [
    `1${much('0')}`,
    `1${much('0', '1')}`,
    `1.${much('0')}`,
    `1.${much('0', '1')}`,
    `0.${much('0', '1')}`,
    `0.1${much('0', '1')}`,
    `1${much('0', '.5')}`,
    `1e${much('0', '1')}`,
    `1e-${much('9')}`,
    `-${much('9', '.0')}`,
    `0.${much('01')}`,
  ]
  test.each(numbers.map((text) => [`${text.slice(0, 6)}…${text.slice(-3)}`, text]))('a number %s', async (_, text) => {
    const bytes = new TextEncoder().encode(`{"entries":[${text}]}`)
    expect(await timeOf(() => expect(parseStrictJson(bytes)).toHaveProperty('problem'))).toBeLessThan(MOST_MS)
  })
  test.each([
    ['of numbers', `[${much(`1.${'0'.repeat(390)}1,`, '1')}]`],
    ['of short numbers', `[${much('1.0,', '1')}]`],
    ['of braces', much('[')],
    ['of pairs', `[${much('{},', '1')}]`],
    ['of quotes', much('"')],
    ['of escapes', `"${much('\\\\')}`],
    ['of escaped letters', `"${much('\\u0061')}"`],
    ['of spaces', much(' \t\n')],
    ['of members', `{${Array.from({ length: 15_000 }, (_, i) => `"m-${i}":1`).join()}}`],
    ['of comments', much('/*')],
  ])('a lot %s', async (_, text) => {
    const bytes = new TextEncoder().encode(text)
    expect(await timeOf(() => parseStrictJson(bytes))).toBeLessThan(MOST_MS)
  })
})

describe.each(WORST)('a lot of %s', (of) => {
  const inHeader = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, '?').trim()
  const { app, signIn } = endpointWorld({ staticRoot: builtApp() })
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    app.request(`http://localhost:3000${path}`, { headers, method })
  const ends = ['', '/', 'x', '!', '\u0000']

  test('in an address', async () => {
    const cookie = await signIn()
    for (const end of ends) {
      for (const begin of ['/', '/assets/', '/api/v1/', `/api/v1/reviews/${REVIEW_ID}/documents/`]) {
        const path = begin + much(of, end)
        expect(await timeOf(() => ask(path, { cookie, 'sec-fetch-mode': 'navigate' }))).toBeLessThan(MOST_MS)
        const target = { incoming: { url: path } } as never
        const url = new Request('http://localhost/', { headers: { 'sec-fetch-mode': 'navigate', cookie } })
        expect(await timeOf(() => app.fetch(url.clone(), target))).toBeLessThan(MOST_MS)
      }
    }
  })
  test('in a header', async () => {
    const names = ['accept', 'accept-encoding', 'if-none-match', 'cookie', 'content-type', 'content-encoding']
    for (const name of [...names, 'host', 'origin', 'sec-fetch-site', 'sec-fetch-mode', 'content-length']) {
      const value = inHeader(much(of, '!'))
      expect([name, (await timeOf(() => ask('/', { [name]: value }))) < MOST_MS]).toEqual([name, true])
      const post = () => ask('/api/v1/demo/session', { 'content-type': 'application/json', [name]: value }, 'POST')
      expect([name, (await timeOf(post)) < MOST_MS]).toEqual([name, true])
    }
    const spaced = `application/json${inHeader(`x${much(of)}`).slice(1)}!`
    expect(await timeOf(() => ask('/api/v1/demo/session', { 'content-type': spaced }, 'POST'))).toBeLessThan(MOST_MS)
  })
  test('in what is looked at elsewhere', async () => {
    const text = much(of, '!')
    expect(await timeOf(() => isLocalHost(`localhost${text}`))).toBeLessThan(MOST_MS)
    expect(await timeOf(() => isFresh(text, '"x"'))).toBeLessThan(MOST_MS)
    expect(await timeOf(() => slugOf({ type: `/problems/${text}`, title: '', status: 400 }))).toBeLessThan(MOST_MS)
    const thrown = Object.assign(new Error(text), { stack: `Error: x\n    at ${text}\n    at x:1${text}` })
    expect(await timeOf(() => describeThrow(thrown))).toBeLessThan(MOST_MS)
    const review = { id: REVIEW_ID, schoolId: AMINA, hubId: AMINA, state: 'F' as const, statuses: new Map() }
    const facts = { actor: { personId: AMINA, grants: [] }, review, framework: qar2019, firstAuthor: null }
    for (const field of ['unknown', 'areas/leadership/estimate', 'areas/leadership/went-well/p/order']) {
      const write = { doc: `evaluation/${AMINA}`, field, value: text, ctx: [] }
      expect(await timeOf(() => judgeWrite(write, facts))).toBeLessThan(MOST_MS)
    }
  })
})

test('a password that was made to be looked at for long', async () => {
  const whose = { name: 'Amina Warsame', email: 'amina@example.org' }
  for (const of of ['p4$$w0rd', '20111111', '4@8({[<369&#!1/|0$5+7%2', 'qwertyuiop', 'a']) {
    const password = of.repeat(256).slice(0, 256)
    faultOf('the dictionaries are unpacked', whose)
    expect([of, (await timeOf(() => faultOf(password, whose))) < MOST_MS]).toEqual([of, true])
  }
})

test('a query of a real store', async () => {
  const { as, rid } = await serverWorld()
  const amina = as('amina')
  for (const of of WORST.map((each) => encodeURIComponent(each))) {
    for (const query of ['since=', 'limit=', '']) {
      const path = `/reviews/${rid}/changes?${query}${much(of)}`
      expect([of, query, (await timeOf(() => amina.get(path))) < MOST_MS]).toEqual([of, query, true])
    }
    const path = `/reviews/${rid}/documents/review/history?field=${much(of)}`
    expect([of, (await timeOf(() => amina.get(path))) < MOST_MS]).toEqual([of, true])
  }
})
