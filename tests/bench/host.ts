/**
 * The measured server in a process of its own: the real one on a store that is filled for the occasion, with the bare
 * one beside it under the same origin. It is told what to host and tells where it is.
 */
import { ENTRY_SCHEMA } from '#domain/custody/entry.ts'
import { frameworks } from '#domain/framework/registry.ts'
import type { Context } from '#server/context.ts'
import { migrate } from '#server/db/migrations.ts'
import { readReview } from '#server/db/review.ts'
import { openStore } from '#server/db/store.ts'
import { handlers } from '#server/handlers.ts'
import { createApp } from '#server/http/app.ts'
import { createListener } from '#server/http/listener.ts'
import { listen } from '#server/lifecycle.ts'
import { sessions } from '#server/people/sessions.ts'
import { hash } from 'node:crypto'
import { createServer } from 'node:http'
import { pino } from 'pino'
import { v7 } from 'uuid'
import { BARE, bareServer } from './bare.ts'
import { type Reviewer, type Size, buildNetwork } from './network.ts'

export interface Hosted {
  readonly folder: string
  /** Of an empty PostgreSQL database; null is SQLite in the folder. */
  readonly databaseUrl: string | null
  readonly staticRoot: string
  readonly size: Size
}
export interface Hosting {
  readonly port: number
  readonly reviews: readonly (readonly Reviewer[])[]
}

process.once('disconnect', () => process.exit())
process.once('message', (hosted: Hosted) => void host(hosted).then((hosting) => process.send!(hosting)))

async function host({ folder, databaseUrl, staticRoot, size }: Hosted): Promise<Hosting> {
  const store = openStore({ dataDir: folder, databaseUrl })!
  const context: Context = {
    ...store,
    now: () => new Date().toISOString(),
    newId: () => v7(),
    sha256: (text) => hash('sha256', text),
    log: pino({ level: 'fatal', base: null }),
    frameworks,
    mode: 'demo',
    passwords: { secret: 'the bench keeps no secrets', work: 4 },
    post: { send: () => Promise.resolve(), kept: () => [] },
    entrySchema: ENTRY_SCHEMA,
  }
  await migrate(store)
  const reviews = await context.db.transaction().execute((tx) => buildNetwork(context, tx, size))
  const app = createApp(context, { handlers, sessions, readReview, staticRoot })
  const real = createListener(app, context)
  const bare = await bareServer(folder)
  const both = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    if (request.url?.startsWith(BARE)) void bare(request, response)
    else real.emit('request', request, response)
  })
  const listening = await listen(both, { port: 0, host: '127.0.0.1' })
  if ('refused' in listening) throw new Error(listening.refused)
  return { port: listening.port, reviews }
}
