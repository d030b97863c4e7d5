/**
 * The routes of a tablet's own work are in the first load: what it writes and reads must not wait for another file. All
 * others come with the whole contract, when a page first asks for one.
 */
import type { Api, RouteName } from '#domain/api.ts'
import { custody } from '#domain/api/custody.ts'
import { reviews } from '#domain/api/reviews.ts'

const own: Partial<Api> = { ...custody, ...reviews }

export async function routeOf<Name extends RouteName>(name: Name): Promise<Api[Name]> {
  return (own[name] as Api[Name] | undefined) ?? (await import('#domain/api.ts')).api[name]
}
