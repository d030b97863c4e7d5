import type { StoreContext } from '#app/store/context.ts'
import type { Slug } from '#domain/problem.ts'
import type { ApiClient, CallFailure } from './api-client.ts'

/** What the exchange is given: the person's database and a way to the server. */
export interface SyncContext extends StoreContext {
  readonly api: ApiClient
  /** Told before each batch leaves: the how-manieth of how many entries. */
  readonly progress: (k: number, n: number) => void
  /** How many entries leave in one request at the most; as many as the server takes where it is left out. */
  readonly mostEntries?: number
}

/** Why an exchange stopped before it was through. Nothing was removed because of it. */
export type Halt =
  | { readonly halt: 'offline' | 'captive' | 'signed-out' | 'other-person' | 'storage' }
  | { readonly halt: 'busy'; readonly problem: Slug; readonly retryAfter: number | null }

export function haltOf(failure: CallFailure): Halt {
  if ('unreachable' in failure) return { halt: 'offline' }
  if ('captive' in failure) return { halt: 'captive' }
  if (failure.problem === 'sign-in') return { halt: 'signed-out' }
  if (failure.problem === 'other-person') return { halt: 'other-person' }
  return { halt: 'busy', problem: failure.problem, retryAfter: failure.retryAfter }
}
