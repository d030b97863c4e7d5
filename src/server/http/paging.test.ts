/** All pages in one response: the same pages as one by one, and told only as long as they may be read. */
import { JSON_SEQUENCE, PERSON_HEADER } from '#domain/api/route.ts'
import type { Changes } from '#domain/custody/wire.ts'
import { listeningWorld } from '#tests/world/listening.ts'
import { idOf } from '#tests/world/known.ts'
import { serverWorld, write } from '#tests/world/server.ts'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'

const NOTES = 7
const headers = { accept: `${JSON_SEQUENCE}, application/json` }

async function open() {
  const world = await serverWorld()
  const amina = world.as('amina')
  await amina.say(...Array.from({ length: NOTES }, (_, n) => write(`evidence/${v7()}`, 'text', `note ${n}`)))
  const { request } = listeningWorld(world)
  const changes = (limit: number, init: RequestInit = { headers }) =>
    request('amina', `/reviews/${world.rid}/changes?limit=${limit}`, init)
  return { ...world, amina, request, changes }
}

function pagesIn(text: string): Changes[] {
  const [before, ...texts] = text.split('\u001E')
  expect(before).toBe('')
  for (const each of texts) expect(each.endsWith('\n')).toBe(true)
  return texts.map((each) => JSON.parse(each) as Changes)
}

test('whoever accepts a sequence is given every page in one response, each as it would be asked for', async () => {
  const { amina, changes } = await open()
  const answer = await changes(2)
  expect(answer.headers.get('content-type')).toBe(JSON_SEQUENCE)
  expect(answer.headers.get(PERSON_HEADER)).toBe(idOf('amina'))
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const pages = pagesIn(await answer.text())
  let since: string | undefined
  for (const page of pages) {
    expect(page).toEqual((await amina.pull(since, 2)).body)
    since = page.next
  }
  expect(pages.length).toBeGreaterThan(NOTES / 2)
  expect(pages.at(-1)).toMatchObject({ more: false, digest: expect.any(String) as string })
})

test('one page alone is plain JSON, as is every page for whoever accepts nothing else', async () => {
  const { amina, changes } = await open()
  for (const [limit, accept] of [
    [500, headers.accept],
    [2, 'application/json'],
    [2, '*/*'],
  ] as const) {
    const answer = await changes(limit, { headers: { accept } })
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(await answer.json()).toEqual((await amina.pull(undefined, limit)).body)
  }
})

test('a problem of the first page is told as ever, and who asks for the headers alone is given no pages', async () => {
  const { rid, request, changes } = await open()
  const refused = await request('amina', `/reviews/${rid}/changes?since=x`, { headers })
  expect([refused.status, refused.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
  const head = await changes(2, { method: 'HEAD', headers })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('a session that ends between two pages ends the pages', async () => {
  const { context, changes } = await open()
  const reader = (await changes(1)).body!.pipeThrough(new TextDecoderStream()).getReader()
  const { value: first } = await reader.read()
  await context.db.deleteFrom('session').execute()
  let rest = ''
  for (let read = await reader.read(); !read.done; read = await reader.read()) rest += read.value
  const pages = pagesIn(first + rest)
  expect(pages.length).toBeLessThan(NOTES)
  expect(pages.every(({ more }) => more)).toBe(true)
})
