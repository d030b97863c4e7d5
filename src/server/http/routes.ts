/**
 * Which route a request's path names. Matching is done here, on the path exactly as it was sent, and not by the
 * web framework, which decodes and normalises: a name in the contract never needs an escape, so a path with `%`
 * or with `..` in it is simply none of ours. A document's name contains a slash, and is told from what follows it
 * by the grammar of names.
 */
import { type RouteName, api } from '#domain/api.ts'
import { API } from '#domain/api/route.ts'
import type { Route } from '#domain/api/route.ts'
import { ACTIONS, isPeopleAction } from '#domain/policy.ts'
import type { Mode } from '#server/context.ts'

export interface NamedRoute {
  readonly name: RouteName
  readonly route: Route
  readonly pattern: RegExp
}

export interface Match extends NamedRoute {
  readonly params: Record<string, string>
}

/** The routes of the contract that this mode serves, the more particular paths first. */
export function routesFor(mode: Mode): readonly NamedRoute[] {
  const routes = Object.entries(api) as [RouteName, Route][]
  return routes
    .filter(([, route]) => route.demo !== true || mode === 'demo')
    .toSorted(([, left], [, right]) => right.path.length - left.path.length)
    .map(([name, route]) => {
      checkAllowed(name, route)
      return { name, route, pattern: patternOf(route.path) }
    })
}

/** A route's path as a pattern; only `{doc}` may hold a slash. */
export function patternOf(path: string): RegExp {
  const source = path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => `(?<${name}>[^/]+${name === 'doc' ? '(?:/[^/]+)?' : ''})`,
  )
  return new RegExp(`^${API}${source}$`)
}

export function routesAt(routes: readonly NamedRoute[], path: string): readonly NamedRoute[] {
  return routes.filter(({ pattern }) => pattern.test(path))
}

/** The first of these routes whose parameters are well formed, or null: then there is nothing of that name. */
export function firstMatch(routes: readonly NamedRoute[], path: string): Match | null {
  for (const named of routes) {
    const params = { ...named.pattern.exec(path)?.groups }
    if (named.route.params === undefined || named.route.params.safeParse(params).success) return { ...named, params }
  }
  return null
}

/** The path of a request as it was sent, before anything normalised it. */
export function pathAsSent(request: Request, target: string | undefined): string {
  if (target === undefined) return new URL(request.url).pathname
  return target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? ''
}

/** A route whose action the policy does not know, or that names no review to judge it on, must not start. */
function checkAllowed(name: string, { allow, path }: Route): void {
  if (allow === 'public' || allow === 'signed-in' || isPeopleAction(allow)) return
  if (ACTIONS.includes(allow) && path.includes('{rid}')) return
  throw new TypeError(`The route ${name} has no action that the policy can judge`)
}
