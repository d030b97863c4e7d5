/**
 * The app on a socket. Times are bounded, so that nobody holds a connection by sending slowly, and a request that
 * is too broken to have an address is refused with the same words and headers as any other.
 */
import { problem } from '#domain/problem.ts'
import type { Context } from '#server/context.ts'
import { RequestError, getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { type Server, createServer } from 'node:http'
import { secureHeaders } from './headers.ts'
import { describeThrow, refused } from './problems.ts'

const TIMES = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 15_000,
  connectionsCheckingInterval: 2_000,
}

interface App {
  readonly fetch: Parameters<typeof getRequestListener>[0]
}

export function createListener({ fetch }: App, { log }: Pick<Context, 'log'>): Server {
  const unreadable = new Hono().all('*', (c) => refused(c, problem('malformed')))
  const errorHandler = async (thrown: unknown): Promise<Response> => {
    if (!(thrown instanceof RequestError)) log.error(describeThrow(thrown), 'unexpected')
    const answer = await unreadable.request('/')
    secureHeaders(answer.headers, { isApi: true, secure: false })
    return answer
  }
  const answer = getRequestListener(fetch, { overrideGlobalObjects: false, errorHandler })
  return createServer(TIMES, (incoming, outgoing) => void answer(incoming, outgoing))
}
