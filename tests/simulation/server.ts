/**
 * The production server in memory, on the simulated day's clock and chance. Its store can be copied, and an earlier copy
 * put back in its place, as an administrator does after a broken disk.
 */
import { API } from '#domain/api/route.ts'
import { ENTRY_SCHEMA } from '#domain/custody/entry.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { frameworks } from '#domain/framework/registry.ts'
import { STATE_FIELD } from '#domain/moderation/review-document.ts'
import type { Context } from '#server/context.ts'
import { mailbox } from '#server/mail/mailbox.ts'
import { beginStore } from '#server/db/meta.ts'
import { migrate } from '#server/db/migrations.ts'
import { readReview } from '#server/db/review.ts'
import { sqliteOn } from '#server/db/sqlite.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { buildNetwork, buildReview } from '#server/demo/builders.ts'
import { handlers } from '#server/handlers.ts'
import { decideAsSystem } from '#server/planning.ts'
import { createApp } from '#server/http/app.ts'
import { sessions } from '#server/people/sessions.ts'
import { EPOCH, idOf, sha256 } from '#tests/world/known.ts'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import type { Chance } from './chance.ts'
import type { Timeline } from './timeline.ts'

export interface SimulatedServer {
  readonly context: Context
  readonly request: (address: string, init: RequestInit) => Promise<Response>
  readonly copy: () => Uint8Array
  /** The store is as it was when that copy was made: with a new epoch, as it should be, or without, as it happens. */
  /** It dies at this moment and is started again: what was not committed is gone. */
  readonly restart: () => Promise<void>
  /** The store is as it was when that copy was made: with a new epoch, as it should be, or without, as it happens. */
  readonly putBack: (copy: Uint8Array, epoch: string | null) => Promise<void>
}

export interface ServerContext {
  readonly timeline: Timeline
  readonly chance: Chance
}

/** @param store a copy of the store that it begins with, or null for an empty one */
export function simulatedServer({ timeline, chance }: ServerContext, store: Uint8Array | null): SimulatedServer {
  let sqlite = connectionTo(store)
  const context: Context = {
    ...sqliteOn(sqlite),
    now: () => new Date(timeline.now()).toISOString(),
    newId: () => chance.id(timeline.now()),
    sha256,
    log: pino({ level: 'silent' }),
    frameworks,
    mode: 'demo',
    passwords: { secret: 'the tests keep no secrets', work: 4 },
    post: mailbox(() => new Date(timeline.now()).toISOString()),
    // A release ahead of its tablets, as it is after every update.
    entrySchema: ENTRY_SCHEMA + 1,
  }
  const app = createApp(context, { handlers, sessions, readReview, staticRoot: '/nowhere' })
  const startOn = async (copy: Uint8Array) => {
    await context.db.destroy()
    sqlite = connectionTo(copy)
    Object.assign(context, sqliteOn(sqlite))
  }
  return {
    context,
    request: async (address, init) => app.request(address, init),
    copy: () => sqlite.serialize(),
    restart: () => {
      if (sqlite.isTransaction) sqlite.exec('rollback')
      return startOn(sqlite.serialize())
    },
    putBack: async (copy, epoch) => {
      await startOn(copy)
      if (epoch) await context.db.updateTable('meta').set({ value: epoch }).where('key', '=', 'epoch').execute()
    },
  }
}

function connectionTo(store: Uint8Array | null): DatabaseSync {
  const sqlite = new DatabaseSync(':memory:')
  if (store) sqlite.deserialize(store)
  return sqlite
}

/** Puts the demonstration's people into an empty store, with a review that Linda has begun. */
export async function buildWorld({ context, request }: SimulatedServer): Promise<{ readonly rid: string }> {
  await migrate(context)
  const rid = await inOwnTransaction(context, async (tx) => {
    await beginStore(tx, 'demo', EPOCH, context.now())
    await buildNetwork(context, tx)
    const days = { framework: qar2019.id, from: '2026-11-20', to: '2026-11-22' }
    const plan = { ...days, lead: 'linda', peers: ['amina', 'dan', 'priya'] } as const
    return buildReview(context, tx, 'thistledown', plan)
  })
  const headers = { 'content-type': 'application/json', cookie: '' }
  const post = (path: string, body: unknown) =>
    request(`http://localhost:3000${API}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  headers.cookie = (await post('/demo/session', { persona: 'linda' })).headers.getSetCookie()[0]!.split(';')[0]!
  const command = { type: 'review.start', targets: [], args: {} }
  const entries = [{ mid: context.newId(), dseq: 1, schema: 1, at: context.now(), command }]
  await post(`/reviews/${rid}/journal`, { device: context.newId(), person: idOf('linda'), epoch: null, entries })
  return { rid }
}

/** Whatever was agreed: from now on the report is written. */
export function closeModeration({ context }: SimulatedServer, rid: string): Promise<void> {
  return inOwnTransaction(context, (tx) => decideAsSystem(context, tx, rid, [[STATE_FIELD, 'M']]))
}
