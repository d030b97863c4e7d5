/**
 * Answers a request whose handler makes its own transactions, because between them it does what must not hold the
 * store. Everything else about it is as in any other call: who asks was found before, and it is answered only after
 * what it changed is durable.
 */
import { type Problem, isProblem } from '#domain/problem.ts'
import type { Context as HonoContext } from 'hono'
import type { Tx } from '#server/context.ts'
import type { Body, Endpoint } from './call.ts'
import { clientOf, deviceToken, sendDevice } from './client.ts'
import { LONG, type LongRoute, type Session } from './endpoint.ts'
import type { LogEnv } from './log.ts'
import { refused } from './problems.ts'
import type { Match } from './routes.ts'
import { beginSession, sendCookie, sessionKey } from './session.ts'

export interface LongMatch extends Match {
  readonly name: LongRoute
}

export function isLong(match: Match): match is LongMatch {
  return (LONG as readonly string[]).includes(match.name)
}

export async function performLong(
  endpoint: Endpoint,
  c: HonoContext<LogEnv>,
  match: LongMatch,
  session: Session | null,
  body: Body,
): Promise<Response> {
  if (isProblem(body)) return refused(c, body)
  const { context, handlers, proxies, sessions, turns } = endpoint
  const client = clientOf(context, c, proxies)
  const device = deviceToken(context, c)
  let token: string | null = null
  const begin = async (tx: Tx, personId: string) => {
    const before = sessionKey(context, c)
    token = await beginSession(context, sessions, tx, { personId, device: client.device, before })
  }
  // The names agree: `match` pairs a route's name with a body that its own schema has accepted.
  const handler = handlers[match.name] as unknown as (call: unknown) => Promise<object | Problem>
  const asked = { params: match.params, query: undefined, body: body.value }
  const from = { actor: session?.actor ?? null, session, client, deviceKey: context.sha256(device) }
  const call = { context, ...from, begin, ...asked }
  const answer = await turns.take(client.address, () => handler(call))
  if (isProblem(answer)) return refused(c, answer)
  if (token !== null) sendCookie(context, c, token)
  sendDevice(context, c, device)
  return c.body(JSON.stringify(answer), 200, { 'Content-Type': 'application/json' })
}
