/**
 * One line for each request, and never a word of what anybody wrote: the route's pattern and not the address, a
 * person's id and not the name, no header, no cookie, no body.
 */
import type { MiddlewareHandler } from 'hono'
import type { Context } from '#server/context.ts'

export interface LogEnv {
  /** What a socket adds to a request: its target as it was sent, and where it comes from. */
  Bindings: {
    readonly incoming?: {
      readonly url?: string | undefined
      readonly socket?: { readonly remoteAddress?: string | undefined }
    }
  }
  Variables: { id: string; route?: string; person?: string }
}

export function logRequests({ log, newId }: Context): MiddlewareHandler<LogEnv> {
  return async (c, next) => {
    const begun = performance.now()
    const id = newId()
    c.set('id', id)
    await next()
    c.res.headers.set('X-Request-Id', id)
    const { method } = c.req
    const { status } = c.res
    const ms = Math.round(performance.now() - begun)
    const line = { id, method, route: c.get('route') ?? '-', person: c.get('person'), status, ms }
    log[status >= 500 ? 'error' : c.get('route') === undefined ? 'debug' : 'info'](line, 'request')
  }
}
