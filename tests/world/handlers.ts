/**
 * Stands in for the network between a tablet and the server: every route of the contract is answered by the real
 * app in this process, unless the line is broken in one of the ways in which schools break it. Each origin
 * (`http://localhost:<any port>`) has cookies of its own, so that two tablets can share one test.
 */
import type { Route } from '#domain/api/route.ts'
import { type RouteName, api } from '#domain/api.ts'
import { type Slug, problem, toDetails } from '#domain/problem.ts'
import { patternOf } from '#server/http/routes.ts'
import { HttpResponse, type RequestHandler, delay, http } from 'msw'

export type Fault =
  /** The school's network answers in the server's place, with a page and 200. */
  | { readonly kind: 'captive-portal' }
  /** Nothing leaves the tablet. */
  | { readonly kind: 'offline' }
  /** The session has ended. */
  | { readonly kind: 'signed-out' }
  /** The server asks for patience. */
  | { readonly kind: 'busy'; readonly retryAfter: number }
  /** The server takes the request, and its answer never comes. */
  | { readonly kind: 'answer-lost' }
  /** Everything arrives, but late. */
  | { readonly kind: 'slow'; readonly ms: number }

export interface Break {
  readonly fault: Fault
  /** Only these routes; all when left out. */
  readonly on?: readonly RouteName[]
  /** How many requests it strikes; every one until `mend` when left out. */
  readonly times?: number
}

export interface Line {
  /** For `setupServer(...line.handlers)`. */
  readonly handlers: readonly RequestHandler[]
  readonly break: (how: Break) => void
  readonly mend: () => void
  /** What was asked so far, and whether the server was reached. */
  readonly asked: readonly { readonly route: RouteName; readonly reached: boolean }[]
}

interface App {
  readonly fetch: (request: Request) => Response | Promise<Response>
}

const PORTAL = '<!doctype html><html><title>Guest Wi-Fi</title><h1>Please accept our terms</h1></html>'

/** The cookies of each origin, by name. */
type Jars = Map<string, Map<string, string>>

export function lineTo(app: App): Line {
  const jars: Jars = new Map()
  const asked: { route: RouteName; reached: boolean }[] = []
  let broken: (Break & { left: number })[] = []

  const strike = (route: RouteName): Fault | undefined => {
    const struck = broken.find(({ on, left }) => left > 0 && (on === undefined || on.includes(route)))
    if (struck) struck.left -= 1
    return struck?.fault
  }
  const answer = async (route: RouteName, request: Request): Promise<Response> => {
    const fault = strike(route)
    if (fault?.kind === 'slow') await delay(fault.ms)
    const reached = fault === undefined || fault.kind === 'slow' || fault.kind === 'answer-lost'
    asked.push({ route, reached })
    if (!reached) return brokenAnswer(fault)
    const answered = await forward(app, jars, request)
    return fault?.kind === 'answer-lost' ? HttpResponse.error() : answered
  }
  const handlers = (Object.entries(api) as [RouteName, Route][])
    .toSorted(([, left], [, right]) => right.path.length - left.path.length)
    .map(([name, { method, path }]) => {
      const pattern = patternOf(path)
      return http[method](
        ({ request }) => pattern.test(new URL(request.url).pathname),
        ({ request }) => answer(name, request),
      )
    })
  return {
    handlers,
    break: (how) => void broken.unshift({ ...how, left: how.times ?? Infinity }),
    mend: () => void (broken = []),
    asked,
  }
}

/** Hands the request to the app as a browser on that origin would. */
async function forward(app: App, jars: Jars, request: Request): Promise<Response> {
  const { origin } = new URL(request.url)
  const headers = new Headers(request.headers)
  const jar = jars.get(origin) ?? new Map<string, string>()
  jars.set(origin, jar)
  if (jar.size > 0) headers.set('cookie', [...jar.values()].join('; '))
  headers.set('sec-fetch-site', 'same-origin')
  const answered = await app.fetch(new Request(request, { headers }))
  for (const given of answered.headers.getSetCookie()) {
    const [pair = ''] = given.split(';')
    const [name = ''] = pair.split('=')
    if (/max-age=0/i.test(given)) jar.delete(name)
    else jar.set(name, pair)
  }
  return answered
}

function brokenAnswer(fault: Exclude<Fault, { kind: 'slow' | 'answer-lost' }>): Response {
  const refuse = (slug: Slug, headers: Record<string, string> = {}) => {
    const details = toDetails(problem(slug))
    const type = { 'content-type': 'application/problem+json' }
    return new HttpResponse(JSON.stringify(details), { status: details.status, headers: { ...type, ...headers } })
  }
  switch (fault.kind) {
    case 'captive-portal':
      return new HttpResponse(PORTAL, { headers: { 'content-type': 'text/html' } })
    case 'offline':
      return HttpResponse.error()
    case 'signed-out':
      return refuse('sign-in')
    case 'busy':
      return refuse('busy', { 'retry-after': String(fault.retryAfter) })
  }
}
