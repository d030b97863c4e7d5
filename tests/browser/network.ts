/**
 * A network's own server as it is run: in production mode on a store with people in it, behind a proxy that ends TLS,
 * with a mail server that takes what it sends. The certificate is made for the occasion, and its key is what a tablet
 * is told to trust.
 */
import { openStore } from '#server/db/store.ts'
import { migrate } from '#server/db/migrations.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { buildNetwork, buildReview } from '#server/demo/builders.ts'
import { demoId } from '#server/demo/ids.ts'
import { invite } from '#server/invite.ts'
import { beginProduction } from '#server/production.ts'
import { frameworks } from '#domain/framework/registry.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { ENTRY_SCHEMA } from '#domain/custody/entry.ts'
import type { Context } from '#server/context.ts'
import { spawn } from 'node:child_process'
import { X509Certificate, createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { generate } from 'selfsigned'
import { SMTPServer } from 'smtp-server'
import { v7 } from 'uuid'

export interface Network {
  readonly origin: string
  readonly trusts: string
  /** The link in the newest mail to this address; waits until there is one. */
  readonly linkTo: (address: string) => Promise<string>
  readonly stop: () => Promise<void>
}

const portOf = (server: { address: () => unknown }) => (server.address() as AddressInfo).port

export async function startNetwork(): Promise<Network> {
  const dataDir = await mkdtemp(join(tmpdir(), 'qa-network-'))
  await fill(dataDir)
  const letters: { to: string; text: string }[] = []
  const post = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      stream.once('end', () => done())
      void text(stream).then((raw) => {
        const said = raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')
        for (const { address } of envelope.rcptTo) letters.push({ to: address, text: said })
      })
    },
  })
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', () => resolve()))

  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }])
  let inside = 0
  const proxy = createServer({ key, cert }, (incoming, outgoing) => {
    const headers = { ...incoming.headers, 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https' }
    const { method = 'GET', url = '/' } = incoming
    const passed = request({ port: inside, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.destroy())
    outgoing.on('close', () => passed.destroy())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', () => resolve()))
  const origin = `https://localhost:${portOf(proxy)}`

  const child = spawn(process.execPath, ['src/server/main.ts', 'production'], {
    env: {
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      BASE_URL: origin,
      AUTH_SECRET: 'nYh2kZ7qUo0vT4wX9bLs3mEd6rGc1pJf',
      SMTP_URL: `smtp://127.0.0.1:${portOf(post.server)}`,
      MAIL_FROM: 'QA Review <qa-review@example.org>',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for (let said = ''; inside === 0;) {
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
    said += chunk.toString()
    inside = Number(/port (\d+)\.\n/.exec(said)?.[1] ?? 0)
  }
  return {
    origin,
    trusts: createHash('sha256')
      .update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    linkTo: async (address) => {
      for (;;) {
        const letter = letters.findLast(({ to, text: said }) => to === address && said.includes('#'))
        const link = /https:\S+#[\w-]{43}/.exec(letter?.text ?? '')?.[0]
        if (link !== undefined) return link
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      proxy.closeAllConnections()
      proxy.close()
      await new Promise<void>((resolve) => post.close(() => resolve()))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** People, a school and a review in it, and an invitation that waits to be sent. */
async function fill(dataDir: string): Promise<void> {
  const store = openStore({ dataDir, databaseUrl: null })!
  const context: Context = {
    ...store,
    now: () => new Date().toISOString(),
    newId: () => v7(),
    sha256: (said) => createHash('sha256').update(said, 'utf8').digest('hex'),
    log: pino({ level: 'silent' }),
    frameworks,
    mode: 'production',
    passwords: { secret: '', work: 4 },
    post: { send: () => Promise.resolve(), kept: () => [] },
    entrySchema: ENTRY_SCHEMA,
  }
  await migrate(store)
  await beginProduction(context)
  await inOwnTransaction(context, async (tx) => {
    await buildNetwork(context, tx)
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const plan = { framework: qar2019.id, from: day(0), to: day(2), lead: 'linda', peers: ['amina', 'dan'] } as const
    await buildReview(context, tx, 'thistledown', plan)
    await invite(context, tx, demoId(context.sha256, 'person', 'amina'))
  })
  await store.close()
}
