/**
 * The tablet as a whole: who is signed in, their store, their drafts and the exchange with the server. `main` builds
 * one and gives it to every screen; a person's parts are opened when they sign in and closed when they sign out.
 */
import type { SignedIn } from '#app/store/device.ts'
import type { Drafts } from '#app/store/drafts.ts'
import type { StorageFault } from '#app/store/faults.ts'
import type { Store } from '#app/store/store.ts'
import type { Slug } from '#domain/problem.ts'
import type { ApiClient } from './api-client.ts'
import type { Sync } from './sync.ts'

/** The open parts of the person who is signed in. */
export interface Session {
  readonly person: SignedIn
  readonly store: Store
  readonly drafts: Drafts
  readonly sync: Sync
}

export type SignInOutcome = { readonly person: SignedIn } | { readonly problem: Slug } | { readonly unreachable: true }

export interface Tablet {
  readonly api: ApiClient
  getSession: () => Session | null
  subscribe: (listener: () => void) => () => void
  signIn(persona: string): Promise<SignInOutcome>
  /** Ends the session; what is unsent stays on the device. A fault means that something typed could not be saved first. */
  signOut(): Promise<StorageFault | null>
}
