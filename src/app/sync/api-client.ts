/**
 * Calls the server by the contract's own routes. An answer counts only when it is a success, is JSON and has the
 * agreed shape: a school's sign-in page answers anything with 200 and HTML, and must change nothing. What failed is
 * told by the problem's slug and the status; no text is ever read.
 */
import type { z } from 'zod'
import type { Answer, Api, RouteName } from '#domain/api.ts'
import { API, JSON_SEQUENCE, PERSON_HEADER } from '#domain/api/route.ts'
import { type Slug, problemDetails, slugOf } from '#domain/problem.ts'
import { partsOf } from './parts.ts'
import { retryAfterMs } from './retry.ts'
import { routeOf } from './route-of.ts'

type Part<Name extends RouteName, Key extends string> = Api[Name] extends {
  readonly [K in Key]: infer Schema extends z.ZodType
}
  ? { readonly [K in Key]: z.input<Schema> }
  : { readonly [K in Key]?: undefined }

export type CallParts<Name extends RouteName> = Part<Name, 'params'> &
  Part<Name, 'body'> & { readonly query?: Part<Name, 'query'>['query'] }

export type CallFailure =
  | { readonly problem: Slug; readonly index?: number | undefined; readonly retryAfter: number | null }
  | { readonly unreachable: true }
  /** Something answered that is not our server, or not as agreed. */
  | { readonly captive: true }

export interface Answered<Name extends RouteName> {
  readonly answer: Answer<Name>
  /** Half the time between asking and the answer: so old is what it says of the server's time. */
  readonly ageMs?: number
  /** The server's time at this moment, where the answer's headers tell it, to about a second. */
  readonly servedMs?: number | undefined
  /** Whose session it was made in, where the answer says so. */
  readonly by?: string | undefined
  /** Waits for the next answer, where the same response brings several. */
  readonly following?: (() => Promise<CallResult<Name>>) | undefined
}
export type CallResult<Name extends RouteName> = Answered<Name> | CallFailure

export type ApiClient = <Name extends RouteName>(name: Name, parts: CallParts<Name>) => Promise<CallResult<Name>>

export interface Transport {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>
  /** Where the server is; empty when it is where the page came from. */
  readonly origin: string
  /** So long may nothing come: neither an answer, nor the next one of the same response. */
  readonly timeoutMs: number
  /** Milliseconds now, for a `Retry-After` that names a date. */
  readonly nowMs: () => number
  /** Milliseconds on a clock that only goes forward, by which the way there and back is measured. */
  readonly ticksMs?: () => number
}

export function apiClient(transport: Transport): ApiClient {
  return async (name, parts) => {
    const route = await routeOf(name)
    const asked = transport.ticksMs?.() ?? 0
    const patience = patienceOf(transport.timeoutMs)
    const response = await send(transport, addressOf(transport.origin, route.path, parts), {
      method: route.method.toUpperCase(),
      signal: patience.signal,
      ...('pages' in route ? { headers: { accept: `${JSON_SEQUENCE}, application/json` } } : {}),
      ...(parts.body === undefined
        ? {}
        : { body: JSON.stringify(parts.body), headers: { 'content-type': 'application/json' } }),
    })
    if (!response) {
      patience.end()
      return { unreachable: true }
    }
    const bodies = bodiesOf(response)
    const next = async (): Promise<CallResult<typeof name>> => {
      const { value: body, done } = await bodies.next()
      if (done || !isSequence(response)) patience.end()
      else patience.renew()
      if (!response.ok) return failureOf(response, body, transport.nowMs())
      const answer = route.answer.safeParse(body)
      // The contract gives each name its own answer; a generic index loses that, the schema has just checked it.
      if (!answer.success) return { captive: true }
      const ageMs = ((transport.ticksMs?.() ?? 0) - asked) / 2
      return {
        answer: answer.data as never,
        ageMs,
        servedMs: servedMs(response, ageMs),
        by: response.headers.get(PERSON_HEADER) ?? undefined,
        following: isSequence(response) ? next : undefined,
      }
    }
    return next()
  }
}

/** For pages that ask the server directly; the browser's own `fetch`, looked up at each call. */
export const callApi: ApiClient = apiClient({
  fetch: (address, init) => fetch(address, init),
  origin: '',
  timeoutMs: 30_000,
  nowMs: () => Date.now(),
  ticksMs: () => performance.now(),
})

async function send({ fetch }: Transport, address: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(address, {
      ...init,
      redirect: 'error',
      cache: 'no-store',
      credentials: 'same-origin',
    })
  } catch {
    return null
  }
}

interface Patience {
  readonly signal: AbortSignal
  readonly renew: () => void
  readonly end: () => void
}

/** Whoever leaves a response half read leaves it to this to let go of the connection. */
function patienceOf(ms: number): Patience {
  const stop = new AbortController()
  let latest: AbortSignal | null = null
  const renew = () => {
    const timeout = AbortSignal.timeout(ms)
    latest = timeout
    timeout.addEventListener('abort', () => timeout === latest && stop.abort())
  }
  renew()
  return { signal: stop.signal, renew, end: () => void (latest = null) }
}

const typeOf = (response: Response) => response.headers.get('content-type') ?? ''
const isSequence = (response: Response) => response.ok && typeOf(response).startsWith(JSON_SEQUENCE)

/** What a response says as JSON, which may be several things; undefined where it is not JSON, or broken off on the way. */
async function* bodiesOf(response: Response): AsyncGenerator<unknown, undefined> {
  try {
    if (isSequence(response) && response.body) {
      // Each text begins with a mark of its own.
      for await (const text of partsOf(response.body, '\n')) yield JSON.parse(text.slice(1))
    } else if (/^application\/(problem\+)?json\b/i.test(typeOf(response))) yield await response.json()
  } catch {
    return undefined
  }
}

/** The header counts whole seconds: on average it is half a second more. */
function servedMs(response: Response, ageMs: number): number | undefined {
  const date = Date.parse(response.headers.get('date') ?? '')
  return Number.isNaN(date) ? undefined : date + 500 + ageMs
}

function failureOf(response: Response, body: unknown, nowMs: number): CallFailure {
  // A date is the server's: counted from its own clock, a device that is set wrong by days waits no longer.
  const served = Date.parse(response.headers.get('date') ?? '')
  const retryAfter = retryAfterMs(response.headers.get('retry-after'), Number.isNaN(served) ? nowMs : served)
  const details = problemDetails.safeParse(body)
  const slug = details.success ? slugOf(details.data) : null
  if (slug !== null) return { problem: slug, index: details.data?.index, retryAfter }
  if (response.status === 429 || response.status === 503) return { problem: 'busy', retryAfter }
  // A status without our problem is somebody else's: a proxy, a portal. It proves nothing about the session.
  return response.status >= 500 ? { unreachable: true } : { captive: true }
}

export function addressOf(
  origin: string,
  path: string,
  parts: { readonly params?: unknown; readonly query?: unknown },
): string {
  const params = (parts.params ?? {}) as Readonly<Record<string, string>>
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURI(params[name] ?? ''))
  const given = Object.entries((parts.query ?? {}) as Readonly<Record<string, string | undefined>>)
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return `${origin}${API}${filled}${query.size > 0 ? `?${query}` : ''}`
}
