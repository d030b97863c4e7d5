/**
 * Asking the server what only the server knows: progress, devices. Unlike a person's own work this cannot be had
 * without a connection, so an answer always comes with the time it was given, the last one stays on the screen when
 * the next attempt fails, and the failure is a value that the page puts into words.
 */
import { useQuery } from '@tanstack/react-query'
import type { Answer, RouteName } from '#domain/api.ts'
import type { Slug } from '#domain/problem.ts'
import { useSignedIn } from '#app/store/hooks.ts'
import { useTablet } from '#app/store/provider.tsx'
import type { CallParts } from './api-client.ts'

const EVERY_MS = 20_000
const KEPT_MS = 60 * 60_000

/** Why the last attempt brought no answer. */
export type Failure = 'unreachable' | Slug

export interface ServerView<T> {
  /** The last answer, also when a later attempt failed; undefined before the first. */
  readonly answer: T | undefined
  /** When that answer was given. */
  readonly asOf: Date | null
  readonly failure: Failure | null
  readonly asking: boolean
  readonly ask: () => void
}

class NoAnswer extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure)
    this.name = 'NoAnswer'
    this.failure = failure
  }
}

/**
 * The answer of a route, asked again on focus, on return of the connection and every 20 seconds while the page is
 * seen. It asks although the device says it is offline: that is a hint, and only the attempt knows.
 */
export function useServer<Name extends RouteName>(
  name: Name,
  parts: CallParts<Name>,
  options: { readonly enabled?: boolean } = {},
): ServerView<Answer<Name>> {
  const { api } = useTablet()
  const person = useSignedIn()
  const query = useQuery<Answer<Name>, NoAnswer>({
    queryKey: [person?.id ?? null, name, parts],
    queryFn: async () => {
      const result = await api(name, parts)
      if ('answer' in result) return result.answer
      throw new NoAnswer('problem' in result ? result.problem : 'unreachable')
    },
    enabled: options.enabled ?? true,
    networkMode: 'always',
    retry: false,
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: true,
    refetchOnReconnect: true,
    gcTime: KEPT_MS,
  })
  return {
    answer: query.data,
    asOf: query.dataUpdatedAt === 0 ? null : new Date(query.dataUpdatedAt),
    failure: query.error ? query.error.failure : null,
    asking: query.isFetching,
    ask: () => void query.refetch(),
  }
}
