/**
 * The cookie and the rules of a session. It lasts 30 days from its last use, because a tablet that has been in a
 * bag must not wait for a sign-in, and is prolonged at most once a day, so that reading does not mean writing.
 * The store keeps only a hash of the token.
 */
import { randomBytes } from 'node:crypto'
import type { Context as HonoContext } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Context, Db, Mode, Tx } from '#server/context.ts'
import { inTransaction } from '#server/db/transaction.ts'
import type { Session, SessionStore } from './endpoint.ts'

const DAY_MS = 86_400_000
const SESSION_DAYS = 30
const TOKEN = /^[\w-]{43}$/

/** Over http a browser would drop what is marked Secure; with the prefix it refuses what is not, or what another host set. */
export function cookieName(mode: Mode): string {
  return mode === 'demo' ? 'qar-session' : '__Host-qar'
}

/** The key under which the store knows this request's session, or null when it brings no token at all. */
export function sessionKey(context: Context, c: HonoContext): string | null {
  const token = getCookie(c, cookieName(context.mode))
  return token !== undefined && TOKEN.test(token) ? context.sha256(token) : null
}

/** The session in force now, or null. */
export async function findSession(
  context: Context,
  sessions: SessionStore,
  db: Db,
  key: string | null,
): Promise<Session | null> {
  const session = key === null ? null : await sessions.find(db, key)
  return session !== null && session.until > context.now() ? session : null
}

/**
 * Finds the session and, once a day, prolongs it; the cookie then lives as long again as well. It tells who asks before
 * anything of the request is read, in one statement of its own: the transaction that does the work finds it again.
 */
export async function identify(context: Context, sessions: SessionStore, c: HonoContext): Promise<Session | null> {
  const key = sessionKey(context, c)
  const session = await findSession(context, sessions, context.db, key)
  if (key === null || session === null || !isOld(context, session)) return session
  const until = untilFrom(context)
  await inTransaction(context, (tx) => sessions.prolong(tx, key, until), { actingFor: null })
  sendCookie(context, c, getCookie(c, cookieName(context.mode)) ?? '')
  return { ...session, until }
}

function isOld(context: Context, { until }: Session): boolean {
  return Date.parse(until) - Date.parse(context.now()) <= (SESSION_DAYS - 1) * DAY_MS
}

export interface Beginning {
  readonly personId: string
  readonly device: string
  /** The key of the session that the browser brought, if any. */
  readonly before: string | null
}

/** Begins a session for somebody who has just signed in, in place of the one that the browser had. */
export async function beginSession(
  context: Context,
  sessions: SessionStore,
  tx: Tx,
  { personId, device, before }: Beginning,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  if (before !== null) await sessions.end(tx, before)
  await sessions.begin(tx, {
    id: context.newId(),
    key: context.sha256(token),
    personId,
    device,
    at: context.now(),
    until: untilFrom(context),
  })
  return token
}

export function sendCookie({ mode }: Pick<Context, 'mode'>, c: HonoContext, token: string): void {
  setCookie(c, cookieName(mode), token, { ...attributes(mode), maxAge: (SESSION_DAYS * DAY_MS) / 1000 })
}

export function expireCookie({ mode }: Pick<Context, 'mode'>, c: HonoContext): void {
  deleteCookie(c, cookieName(mode), attributes(mode))
}

function attributes(mode: Mode) {
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure: mode === 'production' } as const
}

/** When a session was last prolonged, to the day: nothing is written for a mere look. */
export function usedAt(until: string): string {
  return new Date(Date.parse(until) - SESSION_DAYS * DAY_MS).toISOString()
}

function untilFrom(context: Context): string {
  return new Date(Date.parse(context.now()) + SESSION_DAYS * DAY_MS).toISOString()
}
