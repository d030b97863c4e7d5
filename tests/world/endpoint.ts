/**
 * The HTTP side alone, around handlers that a test writes itself: every other route answers as if the test had
 * not thought of it, which fails. Sessions live in a map and the clock is the test's.
 */
import type { RouteName } from '#domain/api.ts'
import type { Actor, ReviewFacts } from '#domain/people.ts'
import { frameworks } from '#domain/framework/registry.ts'
import type { Context } from '#server/context.ts'
import type { Store } from '#server/db/engine.ts'
import { openSqlite } from '#server/db/sqlite.ts'
import { mailbox } from '#server/mail/mailbox.ts'
import { createApp } from '#server/http/app.ts'
import type { Handler, Handlers, Session, SessionStore } from '#server/http/endpoint.ts'
import { createHash, randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { pino } from 'pino'

export const AMINA = '01939f3a-0000-7000-8000-00000000000a'
export const REVIEW_ID = '01939f3a-0000-7000-8000-000000000001'
const NOBODY: Actor = { personId: AMINA, grants: [] }

export interface EndpointWorld {
  readonly app: ReturnType<typeof createApp>
  readonly context: Context
  readonly clock: { now: string }
  readonly logged: () => string
  /** Signs in and returns the value of a Cookie header. */
  readonly signIn: () => Promise<string>
  readonly call: (method: string, path: string, init?: RequestInit) => Promise<Response>
  readonly sessions: Map<string, Session>
}

export interface EndpointStubs {
  readonly handlers?: { readonly [Name in RouteName]?: Handler<Name> }
  readonly review?: ReviewFacts | null
  readonly actor?: Actor
  /** Never could read any review. */
  readonly stranger?: boolean
  readonly staticRoot?: string
  /** The https origin of a network's own server; left out, it is the demonstration. */
  readonly home?: string
  /** For what reaches the database: one of `testStore`. */
  readonly store?: Store
}

export function endpointWorld({
  handlers = {},
  review = null,
  actor = NOBODY,
  stranger = false,
  staticRoot = '/nowhere',
  home,
  store = openSqlite(':memory:'),
}: EndpointStubs = {}): EndpointWorld {
  const clock = { now: '2026-11-21T14:02:07.120Z' }
  const lines: string[] = []
  const stream = new Writable({ write: (chunk, _, done) => (lines.push(String(chunk)), done()) })
  const context: Context = {
    ...store,
    now: () => clock.now,
    newId: randomUUID,
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    log: pino({ level: 'debug' }, stream),
    frameworks,
    mode: home === undefined ? 'demo' : 'production',
    passwords: { secret: 'the tests keep no secrets', work: 4 },
    post: mailbox(() => clock.now),
    entrySchema: 1,
  }
  const sessions = new Map<string, Session>()
  const app = createApp(context, {
    handlers: { ...usual(actor), ...handlers } as Handlers,
    sessions: storeIn(sessions, actor),
    readReview: () => Promise.resolve(review),
    couldEverRead: () => Promise.resolve(!stranger),
    staticRoot,
    ...(home !== undefined && { home }),
  })
  const call = async (method: string, path: string, init: RequestInit = {}) =>
    app.request(`http://localhost:3000${path}`, { method, ...init })
  const signIn = async () => {
    const body = JSON.stringify({ persona: 'amina' })
    const answer = await call('POST', '/api/v1/demo/session', { body, headers: { 'content-type': 'application/json' } })
    return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
  return { app, context, clock, logged: () => lines.join(''), signIn, call, sessions }
}

function usual({ personId }: Actor): Partial<Handlers> {
  const person = { id: personId, name: 'Amina', roles: [] }
  return {
    signInAsPersona: () => Promise.resolve({ person }),
    signOut: () => Promise.resolve({ ended: true }),
    me: ({ session }) => Promise.resolve({ person, session: { until: session.until } }),
  }
}

function storeIn(sessions: Map<string, Session>, actor: Actor): SessionStore {
  const done = Promise.resolve()
  return {
    find: (_, key) => Promise.resolve(sessions.get(key) ?? null),
    begin: (_, { id, key, until }) => (sessions.set(key, { id, actor, until }), done),
    prolong: (_, key, until) => (sessions.set(key, { ...sessions.get(key)!, until }), done),
    end: (_, key) => (sessions.delete(key), done),
  }
}
