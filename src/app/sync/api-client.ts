import type { z } from 'zod'
import type { Answer, Api, RouteName } from '#domain/api.ts'
import type { Slug } from '#domain/problem.ts'

type Part<Name extends RouteName, Key extends string> = Api[Name] extends {
  readonly [K in Key]: infer Schema extends z.ZodType
}
  ? { readonly [K in Key]: z.input<Schema> }
  : { readonly [K in Key]?: undefined }

export type CallParts<Name extends RouteName> = Part<Name, 'params'> & Part<Name, 'body'> & { readonly query?: Part<Name, 'query'>['query'] }

export type CallResult<Name extends RouteName> =
  | { readonly answer: Answer<Name> }
  | { readonly problem: Slug; readonly index?: number | undefined; readonly retryAfter: number | null }
  | { readonly unreachable: true }
  /** Something answered that is not our server, or not as agreed: nothing may change because of it. */
  | { readonly captive: true }

export type ApiClient = <Name extends RouteName>(name: Name, parts: CallParts<Name>) => Promise<CallResult<Name>>
