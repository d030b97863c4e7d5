/**
 * The one shape that every handler has, and what the HTTP side asks of the store around it. A handler is given a
 * request that is already read, checked and allowed, and never sees HTTP: no status, no header, no cookie.
 */
import type { Api, Answer, RouteName } from '#domain/api.ts'
import type { Actor, ReviewFacts } from '#domain/people.ts'
import type { Problem } from '#domain/problem.ts'
import type { z } from 'zod'
import type { Context, Db, Tx } from '#server/context.ts'
import type { Client } from './client.ts'

type Part<Name extends RouteName, Key extends string> = Api[Name] extends {
  readonly [K in Key]: infer Schema extends z.ZodType
}
  ? z.infer<Schema>
  : undefined

type SignedIn<Name extends RouteName, Value> = Api[Name]['allow'] extends 'public' ? Value | null : Value

/** A live session: who it is, and until when (RFC 3339, UTC, milliseconds) if it is not used again. */
export interface Session {
  /** What its person may name it by. The key is nobody's business. */
  readonly id: string
  readonly actor: Actor
  readonly until: string
}

/** One request, as its handler sees it: already read, checked and allowed, inside its own transaction. */
export interface Call<Name extends RouteName> {
  readonly context: Context
  readonly tx: Tx
  /** Who asks; null only on public routes. */
  readonly actor: SignedIn<Name, Actor>
  /** The session that the request came with; null only on public routes. */
  readonly session: SignedIn<Name, Session>
  readonly params: Part<Name, 'params'>
  readonly query: Part<Name, 'query'>
  /** Checked against the route's schema, but as it was sent: every unknown member is still there. */
  readonly body: Part<Name, 'body'>
}

/** A handler answers with a value or a problem; a problem, like a throw, rolls the transaction back. */
export type Handler<Name extends RouteName> = (call: Call<Name>) => Promise<Answer<Name> | Problem>

/**
 * Routes whose work must not hold the store: the digest of a password takes a tenth of a second of a processor. Their
 * handlers make what transactions they need, before it and after it.
 */
export const LONG = ['signIn', 'choosePassword', 'changePassword'] as const satisfies readonly RouteName[]
export type LongRoute = (typeof LONG)[number]

/** One such request: already read, checked and allowed, but in no transaction. */
export interface LongCall<Name extends LongRoute> extends Omit<Call<Name>, 'tx'> {
  readonly client: Client
  /** What to remember the device by that asks: the digest of the token that it has, or is given if this succeeds. */
  readonly deviceKey: string
  /** Signs this person in on it, in place of whoever was. */
  readonly begin: (tx: Tx, personId: string) => Promise<void>
}

export type LongHandler<Name extends LongRoute> = (call: LongCall<Name>) => Promise<Answer<Name> | Problem>

export type Handlers = {
  readonly [Name in RouteName]: Name extends LongRoute ? LongHandler<Name> : Handler<Name>
}

/**
 * Where sessions are kept. `key` is the SHA-256 of the cookie's token in lower-case hex: whoever reads the
 * database cannot become anybody. The endpoint begins a session after `signInAsPersona` has answered and ends it
 * after `signOut` has, in the same transaction as the handler; a long handler says in which.
 */
export interface SessionStore {
  /** The session of that key, with the grants that its person has now, or null. It may be past its `until`. */
  readonly find: (db: Db, key: string) => Promise<Session | null>
  readonly begin: (
    tx: Tx,
    session: {
      readonly id: string
      readonly key: string
      readonly personId: string
      readonly device: string
      readonly at: string
      readonly until: string
    },
  ) => Promise<void>
  readonly prolong: (tx: Tx, key: string, until: string) => Promise<void>
  readonly end: (tx: Tx, key: string) => Promise<void>
}

/** Whether a person may or ever could read a review: whoever could, may still hand in what they wrote for it. */
export type CouldEverRead = (tx: Tx, reviewId: string, personId: string) => Promise<boolean>

/** The facts on which a route's policy action is judged, or null when there is no such review. */
export type ReadReviewFacts = (tx: Tx, reviewId: string) => Promise<ReviewFacts | null>
