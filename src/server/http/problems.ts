/**
 * The one place that turns what went wrong into HTTP. An expected problem carries its own status and words; a
 * throw is a bug, told to nobody but the log, and there without its message, which may quote what a person wrote.
 */
import { type Problem, problem, toDetails } from '#domain/problem.ts'
import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Engine } from '#server/db/engine.ts'

const RETRY_AFTER_SECONDS = 2

export function refused(c: HonoContext, why: Problem, headers: Record<string, string> = {}): Response {
  const details = toDetails(why)
  const seconds = why.retryAfter ?? (details.status === 503 ? RETRY_AFTER_SECONDS : null)
  const retry = seconds === null ? {} : { 'Retry-After': String(seconds) }
  return c.body(JSON.stringify(details), details.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
    ...retry,
    ...headers,
  })
}

/** What a throw becomes: `busy` where trying again will help, else `unexpected`. */
export function problemOfThrow(engine: Engine, thrown: unknown): Problem {
  return problem(engine.isBusy(thrown) ? 'busy' : 'unexpected')
}

/** What the log may keep of a throw: its kind and where it happened, never its message. */
export interface Described {
  readonly kind: string
  /** As Node or SQLite number it, where they do. */
  readonly code?: string
  readonly at: readonly string[]
}

export function describeThrow(thrown: unknown): Described {
  if (!(thrown instanceof Error)) return { kind: typeof thrown, at: [] }
  const { code, errcode } = thrown as { code?: unknown; errcode?: unknown }
  const codes = [code, errcode].filter((each) => typeof each === 'string' || typeof each === 'number')
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^ {4}at .+:\d+:\d+\)?$/.test(line))
  const at = frames.slice(0, 8).map((line) => line.trim())
  return { kind: thrown.name, ...(codes.length > 0 && { code: codes.join(' ') }), at }
}
