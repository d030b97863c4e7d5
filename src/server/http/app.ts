/**
 * Puts the HTTP side together: what is refused unread, the interface under /api, the health of the process, and
 * the built app for every other address. All of it is one function from a request to a response, so that tests
 * call it without a socket.
 */
import { API } from '#domain/api/route.ts'
import { problem } from '#domain/problem.ts'
import { Hono } from 'hono'
import type { Context } from '#server/context.ts'
import { couldEverRead } from '#server/db/review.ts'
import { openPress } from '#server/reports/render/press.ts'
import { type Endpoint, answerApi } from './call.ts'
import { type Home, refuse } from './guard.ts'
import { secureHeaders } from './headers.ts'
import { isAlive, isReady } from './health.ts'
import { type LogEnv, logRequests } from './log.ts'
import { openApiDocument } from './openapi.ts'
import { describeThrow, problemOfThrow, refused } from './problems.ts'
import { routesFor } from './routes.ts'
import { serveBuilt } from './static.ts'
import { Streams } from './streaming.ts'
import { Turns } from './turns.ts'

export interface AppOptions extends Pick<Endpoint, 'handlers' | 'sessions' | 'readReview'> {
  /** Left out in the demonstration. */
  readonly home?: Home
  /** How many proxies of ours a request has come through; left out, none. */
  readonly proxies?: number
  /** In place of the store's own, where there is none. */
  readonly couldEverRead?: Endpoint['couldEverRead']
  /** Aborted when the server is to end. */
  readonly stopping?: AbortSignal
  /** The folder of the built app. */
  readonly staticRoot: string
}

/** Of the four threads that Node has for such work, two stay free for files and names. */
const DIGESTS_AT_ONCE = 2
/** About ten seconds' worth: who waits longer than a tablet does has waited for nothing. */
const DIGESTS_WAITING = 100

/** What looks after a network's server asks for these by its address and not by its name. */
const HEALTH = new Set(['/healthz', '/readyz'])

export function createApp(
  context: Context,
  { home = null, proxies = 0, staticRoot, stopping, ...parts }: AppOptions,
): Hono<LogEnv> {
  const routes = routesFor(context.mode)
  const streams = new Streams(stopping)
  const turns = new Turns(DIGESTS_AT_ONCE, DIGESTS_WAITING)
  const press = openPress()
  stopping?.addEventListener('abort', press.close)
  const endpoint: Endpoint = { context, couldEverRead, ...parts, proxies, routes, streams, turns, press }
  let openApi: string | undefined
  const app = new Hono<LogEnv>()

  app.use(logRequests(context))
  app.use(async (c, next) => {
    await next()
    const { pathname } = new URL(c.req.url)
    secureHeaders(c.res.headers, { isApi: isApi(pathname), secure: home !== null })
  })
  app.use(async (c, next) => {
    const why = refuse(c.req.raw, home)
    return why === null || (home !== null && HEALTH.has(c.req.path)) ? next() : refused(c, problem(why))
  })
  app.get('/healthz', isAlive)
  app.get('/readyz', (c) => isReady(context, c))
  app.get(`${API}/openapi.json`, (c) => {
    // Worked out when it is first asked for: it takes as long as all else that a start does.
    openApi ??= JSON.stringify(openApiDocument(context.mode))
    return c.body(openApi, 200, { 'Content-Type': 'application/json' })
  })
  app.all(`${API}/openapi.json`, (c) => refused(c, problem('method-not-allowed'), { Allow: 'GET, HEAD' }))
  app.all('/api', (c) => answerApi(endpoint, c))
  app.all('/api/*', (c) => answerApi(endpoint, c))
  app.all('*', serveBuilt(staticRoot))

  app.onError((thrown, c) => {
    const why = problemOfThrow(context.engine, thrown)
    if (why.problem === 'unexpected') context.log.error({ id: c.get('id'), ...describeThrow(thrown) }, 'unexpected')
    return refused(c, why)
  })
  return app
}

function isApi(pathname: string): boolean {
  return pathname === '/api' || pathname.startsWith('/api/')
}
