/**
 * The app on a socket. Times are bounded, so that nobody holds a connection by sending slowly, and a request that
 * is too broken to have an address is refused with the same words and headers as any other.
 */
import { type Slug, problem } from '#domain/problem.ts'
import type { Context } from '#server/context.ts'
import { RequestError, getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { type IncomingMessage, type Server, createServer } from 'node:http'
import { isLocalHost } from './guard.ts'
import { secureHeaders } from './headers.ts'
import { describeThrow, refused } from './problems.ts'

const OPTIONS = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 15_000,
  connectionsCheckingInterval: 2_000,
  /** A request without one is refused in our words instead. */
  requireHostHeader: false,
}

interface App {
  readonly fetch: Parameters<typeof getRequestListener>[0]
}

export function createListener({ fetch }: App, { log, mode }: Pick<Context, 'log' | 'mode'>): Server {
  const refusal = async (why: Slug): Promise<Response> => {
    const answer = await new Hono().all('*', (c) => refused(c, problem(why))).request('/')
    secureHeaders(answer.headers, { isApi: true, secure: false })
    return answer
  }
  const errorHandler = (thrown: unknown): Promise<Response> => {
    if (!(thrown instanceof RequestError)) log.error(describeThrow(thrown), 'unexpected')
    return refusal('malformed')
  }
  const answer = getRequestListener(fetch, { overrideGlobalObjects: false, errorHandler })
  const wrongHost = () => refusal('wrong-host')
  const turnAway = getRequestListener(wrongHost, { overrideGlobalObjects: false, errorHandler: wrongHost })
  return createServer(OPTIONS, (incoming, outgoing) => {
    void (mode === 'demo' && !isForHere(incoming) ? turnAway : answer)(incoming, outgoing)
  })
}

/** Judged as it was sent: a host that makes no address at all must be told the same as one that makes a wrong one. */
function isForHere({ headersDistinct: { host = [] } }: IncomingMessage): boolean {
  return host.length === 1 && isLocalHost(host[0] ?? '')
}
