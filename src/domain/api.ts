/**
 * The REST contract as data. The server mounts these routes, the tablet calls them, the tests' handlers forward
 * them and `openapi.json` is printed from them: one list, so that they cannot drift apart. A route without
 * somebody who may call it does not type-check.
 */
import type { z } from 'zod'
import { custody } from './api/custody.ts'
import { demo } from './api/demo.ts'
import { people } from './api/people.ts'
import { reviews } from './api/reviews.ts'
import { reports } from './api/reports.ts'
import type { Route } from './api/route.ts'
import { shares } from './api/sharing.ts'

export const api = { ...people, ...demo, ...reviews, ...custody, ...reports, ...shares } as const satisfies Record<
  string,
  Route
>

export type Api = typeof api
export type RouteName = keyof Api
export type Answer<Name extends RouteName> = z.infer<Api[Name]['answer']>
