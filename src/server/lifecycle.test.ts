/** The whole server as a process of its own: it starts, is killed, is refused, is asked to stop. */
import { beginStore } from '#server/db/meta.ts'
import { MIGRATIONS, migrate, migrationsOf } from '#server/db/migrations.ts'
import { openSqlite } from '#server/db/sqlite.ts'
import { fileIn } from '#server/db/store.ts'
import { compiled } from '#tests/world/compiled.ts'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { type Socket, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'

const children: ChildProcess[] = []
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))
const folder = () => mkdtempSync(join(tmpdir(), 'qa-review-life-'))

interface Running {
  readonly child: ChildProcess
  readonly port: number
  readonly said: () => string
  readonly ended: Promise<number | null>
}

async function makeStore(dataDir: string, kind: string, migration?: string): Promise<void> {
  const made = openSqlite(fileIn(dataDir))
  await migrate(made, migration)
  await made.db
    .transaction()
    .execute((tx) => beginStore(tx, kind, '01939f3a-0000-7000-8000-000000000001', '2026-11-21T14:02:07.120Z'))
  await made.close()
}

/** Resolves once the server is ready or has ended; `port` is 0 when it never was. */
async function start(dataDir: string, more: Record<string, string> = {}, mode = 'demo'): Promise<Running> {
  const env = { ...compiled, PORT: '0', HOST: '', DATA_DIR: dataDir, LOG_LEVEL: 'info', DATABASE_URL: '', ...more }
  const child = spawn(process.execPath, ['src/server/main.ts', mode], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const port = await new Promise<number>((resolve) => {
    child.stdout.on('data', () => {
      const ready = /(?:ready at http:\/\/localhost:|listens .* port )(\d+)/.exec(said)
      if (ready) resolve(Number(ready[1]))
    })
    void ended.then(() => resolve(0))
  })
  return { child, port, said: () => said, ended }
}

async function signIn({ port }: Running): Promise<{ headers: Record<string, string>; id: string; origin: string }> {
  const origin = `http://127.0.0.1:${port}/api/v1`
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${origin}/demo/session`, { method: 'POST', headers, body: '{"persona":"amina"}' })
  const { person } = (await answer.json()) as { person: { id: string } }
  return {
    headers: { ...headers, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' },
    id: person.id,
    origin,
  }
}

async function pushText(server: Running, value: string) {
  const { headers, id, origin } = await signIn(server)
  const { reviews } = (await (await fetch(`${origin}/reviews`, { headers })).json()) as {
    reviews: { id: string; state: string }[]
  }
  const review = `${origin}/reviews/${reviews.find(({ state }) => state === 'F')?.id}`
  const doc = `evaluation/${id}`
  const write = { doc, field: 'areas/leadership/went-well/p1/text', value, ctx: [] }
  const entry = {
    mid: '01939f3a-0000-7000-8000-00000000abcd',
    dseq: 1,
    schema: 1,
    at: '2026-11-21T14:02:07.120Z',
    write,
  }
  const body = JSON.stringify({
    device: '01939f3a-0000-7000-8000-00000000dddd',
    person: id,
    epoch: null,
    entries: [entry],
  })
  const answer = await fetch(`${review}/journal`, { method: 'POST', headers, body })
  const { receipts } = (await answer.json()) as { receipts: { outcome: string; replayed: boolean }[] }
  const read = await fetch(`${review}/documents/${doc}`, { headers })
  return { receipt: receipts[0], text: await read.text() }
}

test('what was acknowledged is there after kill -9, and the next start needs no help', async () => {
  const store = folder()
  const first = await start(store)
  expect((await pushText(first, 'kept “word for word” — 👩🏽‍🏫')).receipt).toMatchObject({
    outcome: 'head',
    replayed: false,
  })
  first.child.kill('SIGKILL')
  await first.ended
  const second = await start(store)
  const { receipt, text } = await pushText(second, 'kept “word for word” — 👩🏽‍🏫')
  expect(receipt).toMatchObject({ outcome: 'head', replayed: true })
  expect(text).toContain('kept “word for word” — 👩🏽‍🏫')
})

test('the log says what happened and not a word of it', async () => {
  const server = await start(folder(), { LOG_LEVEL: 'trace' })
  const { headers, id } = await signIn(server)
  await pushText(server, 'CANARY')
  server.child.kill('SIGTERM')
  await server.ended
  expect(server.said()).toMatch(/"route":"\/reviews\/\{rid\}\/journal".*"status":200/)
  expect(server.said()).toContain(id)
  for (const secret of ['CANARY', 'Amina', headers['cookie']?.slice(12) ?? ''])
    expect(server.said()).not.toContain(secret)
})

describe('a start that is refused says why in one line', () => {
  const refused = async (store: string, more: Record<string, string> = {}) => {
    const { ended, said, port } = await start(store, more)
    return { code: await ended, lines: said().trim().split('\n'), port }
  }
  test('a second process on the same store', async () => {
    const store = folder()
    const first = await start(store)
    const second = await refused(store)
    expect(second).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('Another QA Review is using the store')],
      port: 0,
    })
    expect((await fetch(`http://localhost:${first.port}/readyz`)).status).toBe(200)
  })
  test('a host that others can reach', async () => {
    expect(await refused(folder(), { HOST: '0.0.0.0' })).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('HOST must be')],
    })
  })
  test('a port that is taken', async () => {
    const { port } = await start(folder())
    const second = await refused(folder(), { PORT: String(port) })
    expect(second).toMatchObject({
      code: 1,
      lines: [`Port ${port} is taken by another program. Stop it, or choose another port, such as PORT=${port + 1}.`],
    })
  })
  test('a store that it did not seed', async () => {
    const store = folder()
    await makeStore(store, 'production')
    expect(await refused(store)).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('is not one of the demonstration')],
    })
  })
  test('and one of an earlier release, which is left as that release made it', async () => {
    const store = folder()
    await makeStore(store, 'production', MIGRATIONS[1])
    expect(await refused(store)).toMatchObject({ code: 1 })
    const left = openSqlite(fileIn(store))
    expect(await migrationsOf(left.db)).toEqual(MIGRATIONS.slice(0, 2))
    await left.close()
  })
  test('a store that is damaged, or a folder that is none', async () => {
    const store = folder()
    writeFileSync(join(store, 'qa-review.sqlite'), 'not a database at all, '.repeat(100))
    expect(await refused(store)).toMatchObject({ code: 1, lines: [expect.stringContaining('could not be started')] })
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    expect(await refused(file)).toMatchObject({ code: 1, lines: [expect.stringContaining('could not be started')] })
  })
})

describe('a network’s own server', () => {
  const settings = {
    BASE_URL: 'https://qa.example.org',
    AUTH_SECRET: 'nYh2kZ7qUo0vT4wX9bLs3mEd6rGc1pJf',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'qa-review@example.org',
  }

  test('starts on an empty store and on its own, and has nobody in it', async () => {
    const store = folder()
    for (const time of ['the first time', 'the second']) {
      const { child, port, said, ended } = await start(store, settings, 'production')
      expect(said(), time).toMatch(
        /^QA Review is ready for https:\/\/qa\.example\.org.* Nobody can sign in yet: begin with `npm run admin/,
      )
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
      expect((await fetch(`http://127.0.0.1:${port}/api/v1/me`)).status).toBe(421)
      child.kill('SIGTERM')
      expect(await ended).toBe(0)
    }
  })

  test.each(Object.keys(settings))('does not start without %s', async (name) => {
    const { ended, said, port } = await start(folder(), { ...settings, [name]: '' }, 'production')
    expect([await ended, port]).toEqual([1, 0])
    expect(said().trim()).toMatch(new RegExp(`^${name} must [^\\n]+\\.$`))
  })

  test('does not start on a store of the demonstration', async () => {
    const store = folder()
    await makeStore(store, 'demo')
    const { ended, said } = await start(store, settings, 'production')
    expect(await ended).toBe(1)
    expect(said().trim().split('\n')).toEqual([expect.stringContaining('is one of the demonstration')])
  })
})

describe('a server that is asked to stop', () => {
  /** A request whose body is only half sent, on a connection that was already used. */
  async function halfSent(
    { port }: Running,
    cookie = '',
  ): Promise<{ socket: Socket; heard: () => string; closed: Promise<unknown> }> {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    socket.on('data', (chunk) => (heard += chunk.toString()))
    socket.on('error', () => undefined)
    const closed = once(socket, 'close')
    const head = [
      'POST /api/v1/demo/session HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      'Content-Length: 19',
      cookie,
    ]
    socket.write(`${head.filter(Boolean).join('\r\n')}\r\n\r\n{"persona"`)
    await new Promise((resolve) => setTimeout(resolve, 100))
    return { socket, heard: () => heard, closed }
  }
  const stop = async ({ child, ended }: Running, signal: NodeJS.Signals) => {
    const begun = performance.now()
    child.kill(signal)
    return { code: await ended, withinMs: performance.now() - begun }
  }

  test.each(['SIGTERM', 'SIGINT'] as const)('by %s ends at once and leaves one tidy file', async (signal) => {
    const store = folder()
    const server = await start(store)
    await fetch(`http://localhost:${server.port}/healthz`)
    const { code, withinMs } = await stop(server, signal)
    expect([code, withinMs < 2500, readdirSync(store).toSorted()]).toEqual([
      0,
      true,
      ['in-use.sqlite', 'qa-review.sqlite'],
    ])
  })
  test('answers what it has begun', async () => {
    const server = await start(folder())
    const request = await halfSent(server)
    server.child.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 300))
    await expect(fetch(`http://127.0.0.1:${server.port}/healthz`)).rejects.toThrow(TypeError)
    request.socket.write(':"amina"}')
    await request.closed
    expect(request.heard()).toContain('HTTP/1.1 200')
    expect(request.heard()).toContain('Amina')
    expect(await server.ended).toBe(0)
  })
  test('ends the streams of those who listen, and does not wait for them to leave', async () => {
    const server = await start(folder())
    const { headers, origin } = await signIn(server)
    const { reviews } = (await (await fetch(`${origin}/reviews`, { headers })).json()) as { reviews: { id: string }[] }
    const stream = await fetch(`${origin}/reviews/${reviews[0]?.id}/events`, { headers })
    const heard = stream.text()
    const { code, withinMs } = await stop(server, 'SIGTERM')
    expect([code, withinMs < 2500]).toEqual([0, true])
    expect(await heard).toMatch(/^retry: 2000\n\ndata: \{"seq":/)
  })
  test('does not wait for ever', async () => {
    const server = await start(folder())
    const idle = connect(server.port, '127.0.0.1').on('error', () => undefined)
    await halfSent(server)
    const { code, withinMs } = await stop(server, 'SIGTERM')
    expect([code, withinMs < 5000]).toEqual([0, true])
    idle.destroy()
  })
  test('twice stops at once', async () => {
    const server = await start(folder())
    await halfSent(server)
    server.child.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 200))
    const { withinMs } = await stop(server, 'SIGINT')
    expect(withinMs).toBeLessThan(1000)
  })
})
