/**
 * Answers a request under /api: one request, one promise, one transaction, answered only after its commit. The
 * order of refusal is fixed, so that somebody who is not signed in learns nothing: 401, 405, 404, then the body.
 * Who asks is found again inside the transaction that does the work, because rights are facts of that moment.
 */
import type { Answer } from '#domain/api.ts'
import { PERSON_HEADER } from '#domain/api/route.ts'
import { can, isPeopleAction, mayWithPeople } from '#domain/policy.ts'
import { type Problem, isProblem, problem } from '#domain/problem.ts'
import type { Context as HonoContext } from 'hono'
import type { Context, Tx } from '#server/context.ts'
import { inTransaction } from '#server/db/transaction.ts'
import type { Press } from '#server/reports/render/press.ts'
import { readBody } from './body.ts'
import { clientOf } from './client.ts'
import type { CouldEverRead, Handler, Handlers, ReadReviewFacts, Session, SessionStore } from './endpoint.ts'
import { documentTag, isFresh } from './etag.ts'
import { asFile } from './file.ts'
import type { LogEnv } from './log.ts'
import { refused } from './problems.ts'
import { isLong, performLong } from './long-call.ts'
import { isToBePaged, paged } from './paging.ts'
import { type Match, type NamedRoute, firstMatch, pathAsSent, routesAt } from './routes.ts'
import { beginSession, expireCookie, findSession, identify, sendCookie, sessionKey } from './session.ts'
import { type Streams, streamed } from './streaming.ts'
import type { Turns } from './turns.ts'

export interface Endpoint {
  readonly context: Context
  readonly handlers: Handlers
  readonly sessions: SessionStore
  readonly readReview: ReadReviewFacts
  readonly couldEverRead: CouldEverRead
  readonly routes: readonly NamedRoute[]
  readonly streams: Streams
  /** For the routes that make a password's digest. */
  readonly turns: Turns
  readonly press: Press
  /** How many proxies of ours a request has come through. */
  readonly proxies: number
}

type Web = HonoContext<LogEnv>

export async function answerApi(endpoint: Endpoint, c: Web): Promise<Response> {
  const { context, sessions, routes } = endpoint
  const path = pathAsSent(c.req.raw, c.env?.incoming?.url)
  const here = routesAt(routes, path)
  const session = await identify(context, sessions, c)
  if (session) c.set('person', session.actor.personId)
  const isPublic = here.length > 0 && here.every(({ route }) => route.allow === 'public')
  if (session === null && !isPublic) return refused(c, problem('sign-in'))
  const method = c.req.method === 'HEAD' ? 'get' : c.req.method.toLowerCase()
  const called = here.filter(({ route }) => route.method === method)
  if (here.length > 0 && called.length === 0) return notAllowed(c, here)
  const match = firstMatch(called, path)
  if (match === null) return refused(c, problem('not-found'))
  c.set('route', match.route.path)
  const body = await readBody(c.req.raw, match)
  return isLong(match) ? performLong(endpoint, c, match, session, body) : perform(endpoint, c, match, body, session)
}

export type Body = Awaited<ReturnType<typeof readBody>>
type Query = Record<string, string>

interface Request {
  readonly match: Match
  readonly session: Session | null
  readonly query: Query
}

async function perform(
  endpoint: Endpoint,
  c: Web,
  match: Match,
  body: Body,
  identified: Session | null,
): Promise<Response> {
  const { context, sessions, streams } = endpoint
  const key = sessionKey(context, c)
  const options = {
    actingFor: identified?.actor.personId ?? null,
    reads: match.route.method === 'get' && !match.route.traced,
  }
  const once = (query: Query) => {
    const work = async (tx: Tx) => {
      const session = await findSession(context, sessions, tx, key)
      if (session === null && match.route.allow !== 'public') return problem('sign-in')
      if (!(await isAllowed(endpoint, tx, match, session))) return deny(c, context, match)
      const request = { match, session, query }
      const answer = isProblem(body)
        ? await refuseBody(endpoint, tx, request, body)
        : await handle(endpoint, tx, request, body.value)
      if (isProblem(answer)) return answer
      return { answer, token: await keepSession(endpoint, c, tx, match, answer, key) }
    }
    return inTransaction(context, work, options)
  }
  const query = c.req.query()
  const askFrom = async <Name extends 'events' | 'pull'>(since: string | undefined) => {
    const done = await once(since === undefined ? query : { ...query, since })
    return isProblem(done) ? done : (done.answer as unknown as Answer<Name>)
  }
  if (match.route.streams) {
    const { rid: review = '' } = match.params
    return streamed(context, streams, c, { review, session: key ?? '', since: query['since'], ask: askFrom<'events'> })
  }
  const done = await once(query)
  if (isProblem(done)) return refused(c, done)
  if (done.token !== null) sendCookie(context, c, done.token)
  if (match.name === 'signOut') expireCookie(context, c)
  if (match.route.file) return asFile(endpoint, c, done.answer as unknown as Answer<'reportFile'>)
  if (match.route.pages) {
    const first = done.answer as unknown as Answer<'pull'>
    if (isToBePaged(c, first)) return paged(context, c, first, askFrom<'pull'>)
  }
  return respond(context, c, match, done.answer)
}

/**
 * A body that cannot be taken is refused only where there is something to send one to. Where a route takes none,
 * its own answer tells, and what it did is undone.
 */
async function refuseBody(endpoint: Endpoint, tx: Tx, request: Request, body: Problem) {
  const { match, session } = request
  const { rid } = match.params
  if (match.route.body === undefined) {
    const answer = await handle(endpoint, tx, request, undefined)
    return isProblem(answer) ? answer : body
  }
  if (rid === undefined || session === null) return body
  return (await endpoint.couldEverRead(tx, rid, session.actor.personId)) ? body : problem('not-found')
}

function handle({ context, handlers }: Endpoint, tx: Tx, { match, session, ...request }: Request, body: unknown) {
  const query = match.route.query?.safeParse(request.query)
  if (query?.success === false) return problem('malformed')
  // The names agree: `match` pairs a route's name with parameters and a body that its own schemas have accepted.
  const handler = handlers[match.name] as unknown as Handler<'push'>
  const call = { context, tx, actor: session?.actor ?? null, session, params: match.params, query: query?.data, body }
  return handler(call as unknown as Parameters<Handler<'push'>>[0])
}

async function isAllowed(
  { readReview }: Endpoint,
  tx: Tx,
  { route, params }: Match,
  session: Session | null,
): Promise<boolean> {
  if (route.allow === 'public' || route.allow === 'signed-in') return true
  if (isPeopleAction(route.allow))
    return session !== null && mayWithPeople(session.actor, route.allow, { owner: params['pid'] ?? null })
  const review = session && (await readReview(tx, params['rid'] ?? ''))
  return review !== null && can(session!.actor, route.allow, { review }).allowed
}

/** What one may not read is not there: the refusal is the same as for a review that does not exist. */
function deny(c: Web, { log }: Context, { route }: Match): Problem {
  log.info({ id: c.get('id'), person: c.get('person'), action: route.allow }, 'denied')
  return problem('not-found')
}

async function keepSession(
  { context, sessions, proxies }: Endpoint,
  c: Web,
  tx: Tx,
  { name }: Match,
  answer: unknown,
  key: string | null,
): Promise<string | null> {
  if (name === 'signOut' && key !== null) await sessions.end(tx, key)
  if (name !== 'signInAsPersona') return null
  const { device } = clientOf(context, c, proxies)
  const personId = (answer as Answer<'signInAsPersona'>).person.id
  return beginSession(context, sessions, tx, { personId, device, before: key })
}

function respond({ sha256 }: Context, c: Web, { name }: Match, answer: unknown): Response {
  const text = JSON.stringify(answer)
  const person = c.get('person')
  if (person !== undefined) c.header(PERSON_HEADER, person)
  if (name === 'document') {
    const tag = documentTag(sha256, person ?? '', (answer as Answer<'document'>).seq, text)
    c.header('ETag', tag)
    if (isFresh(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  }
  return c.body(text, 200, { 'Content-Type': 'application/json' })
}

function notAllowed(c: Web, here: readonly NamedRoute[]): Response {
  const methods = here.map(({ route }) => (route.method === 'get' ? 'GET, HEAD' : route.method.toUpperCase()))
  return refused(c, problem('method-not-allowed'), { Allow: [...new Set(methods)].join(', ') })
}
