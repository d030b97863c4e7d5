/**
 * A network's own server as it is run: brought in from the spreadsheet that the documentation shows, in production
 * mode behind a proxy that ends TLS, with a mail server that takes what it sends. The certificate is made for the occasion, and its key is what a tablet
 * is told to trust.
 */
import { spawn, spawnSync } from 'node:child_process'
import { X509Certificate, createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { generate } from 'selfsigned'
import { SMTPServer } from 'smtp-server'
import { compiled } from '#tests/world/compiled.ts'

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
  bringIn(dataDir)
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
      ...compiled,
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

/** As an administrator does it: the first of them, the network as the documentation's example has it, and who is invited. */
function bringIn(dataDir: string): void {
  for (const command of [
    ['first-admin', '--name', 'Grace Oyelaran', '--email', 'grace.oyelaran@example.org'],
    ['import', 'docs/network.csv', '--apply'],
    ['invite', 'amina.warsame@example.org', 'dan.fairweather@example.org'],
  ]) {
    const env = { ...compiled, DATA_DIR: dataDir, BASE_URL: 'https://qa.example.org' }
    const done = spawnSync(process.execPath, ['src/server/admin/main.ts', ...command], { env, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`${command[0]} ended with ${done.status}: ${done.stdout}${done.stderr}`)
  }
}
