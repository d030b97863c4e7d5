import type { Api, Answer, RouteName } from '#domain/api.ts'
import type { Actor } from '#domain/people.ts'
import type { Problem } from '#domain/problem.ts'
import type { z } from 'zod'
import type { Context, Tx } from '../context.ts'

type Part<Name extends RouteName, Key extends string> = Api[Name] extends { readonly [K in Key]: infer Schema extends z.ZodType }
  ? z.infer<Schema>
  : undefined

/** One request, as its handler sees it: already read, checked and allowed, inside its own transaction. */
export interface Call<Name extends RouteName> {
  readonly context: Context
  readonly tx: Tx
  /** Who asks; null only on public routes. */
  readonly actor: Api[Name]['allow'] extends 'public' ? Actor | null : Actor
  readonly params: Part<Name, 'params'>
  readonly query: Part<Name, 'query'>
  readonly body: Part<Name, 'body'>
}

/** A handler answers with a value or a problem; a problem, like a throw, rolls the transaction back. */
export type Handler<Name extends RouteName> = (call: Call<Name>) => Promise<Answer<Name> | Problem>
