import type { z } from 'zod'
import type { Action, PeopleAction } from '#domain/policy.ts'
import type { Slug } from '#domain/problem.ts'

export const API = '/api/v1'
/** Whose session an answer was made in. A browser's tabs share one cookie, and another may have changed it meanwhile. */
export const PERSON_HEADER = 'QAR-Person'
/** Several answers in one response, each a JSON text of its own (RFC 7464). */
export const JSON_SEQUENCE = 'application/json-seq'

/** One thing that can be asked of the server. */
export interface Route {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly summary: string
  /** `public`, anyone `signed-in`, or the action of the policy that it is: on the review that the path names, or with people. */
  readonly allow: 'public' | 'signed-in' | Action | PeopleAction
  /** Only while the server runs as the demonstration. */
  readonly demo?: true
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  /** The answer is given again whenever there is another, as server-sent events. */
  readonly streams?: true
  /** The answer is one page of several: whoever accepts a JSON text sequence gets all that follow in one response. */
  readonly pages?: true
  /** What is found is given out as a file, which is one of these media types. */
  readonly file?: readonly string[]
  /** That it was read may be kept, for whoever is to know; nothing else is changed by it. */
  readonly traced?: true
  readonly problems: readonly Slug[]
}
