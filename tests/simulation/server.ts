/** The production server in memory, on the simulated day's clock and chance, with one review that has begun. */
import { inOwnTransaction } from '#server/db/transaction.ts'
import { API } from '#domain/api.ts'
import { ENTRY_SCHEMA } from '#domain/custody/entry.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { frameworks } from '#domain/framework/registry.ts'
import type { Context } from '#server/context.ts'
import { beginStore } from '#server/db/meta.ts'
import { migrate } from '#server/db/migrations.ts'
import { openSqlite } from '#server/db/sqlite.ts'
import { readReview } from '#server/db/review.ts'
import { buildNetwork, buildReview } from '#server/demo/builders.ts'
import { handlers } from '#server/handlers.ts'
import { createApp } from '#server/http/app.ts'
import { sessions } from '#server/people/sessions.ts'
import { EPOCH, idOf, sha256 } from '#tests/world/server.ts'
import { pino } from 'pino'
import type { Chance } from './chance.ts'
import type { Timeline } from './timeline.ts'

export async function simulatedServer(timeline: Timeline, chance: Chance) {
  const store = openSqlite(':memory:')
  const context: Context = {
    ...store,
    now: () => new Date(timeline.now()).toISOString(),
    newId: () => chance.id(timeline.now()),
    sha256,
    log: pino({ level: 'silent' }),
    frameworks,
    mode: 'demo',
    entrySchema: ENTRY_SCHEMA,
  }
  await migrate(store)
  const rid = await inOwnTransaction(context, async (tx) => {
    await beginStore(tx, 'demo', EPOCH, context.now())
    await buildNetwork(context, tx)
    const days = { framework: qar2019.id, from: '2026-11-20', to: '2026-11-22' }
    const plan = { ...days, lead: 'linda', peers: ['amina', 'dan', 'priya'] } as const
    return buildReview(context, tx, 'thistledown', plan)
  })
  const app = createApp(context, { handlers, sessions, readReview, staticRoot: '/nowhere' })
  await begin()
  return { context, rid, app }

  /** Linda starts the review before the day begins. */
  async function begin(): Promise<void> {
    const headers = { 'content-type': 'application/json', cookie: '' }
    const post = (path: string, body: unknown) =>
      app.request(`http://localhost:3000${API}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    headers.cookie = (await post('/demo/session', { persona: 'linda' })).headers.getSetCookie()[0]!.split(';')[0]!
    const command = { type: 'review.start', targets: [], args: {} }
    const entries = [{ mid: context.newId(), dseq: 1, schema: 1, at: context.now(), command }]
    await post(`/reviews/${rid}/journal`, { device: context.newId(), person: idOf('linda'), epoch: null, entries })
  }
}
