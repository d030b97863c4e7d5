/**
 * The tablet as a whole: who is signed in, and their open session. `main` builds one and gives it to every screen.
 * Another tab may sign somebody in or out; this one follows, after saving what is being typed.
 */
import { z } from 'zod'
import type { Person } from '#domain/api/people.ts'
import { type SignedIn, rememberSignedIn, signedIn } from '#app/store/device.ts'
import type { StorageFault } from '#app/store/faults.ts'
import type { ApiClient, CallFailure } from './api-client.ts'
import { sessionEnding } from './ending.ts'
import { type Session, type Surroundings, openSession } from './session.ts'

/** As one of the demonstration, or with a password of one's own. */
export type SignInBy = { readonly persona: string } | { readonly email: string; readonly password: string }
export type SignInOutcome = { readonly person: SignedIn } | CallFailure | StorageFault

export interface Tablet {
  readonly api: ApiClient
  getSession: () => Session | null
  /** The session that was open last: a screen that is still on its way out reads it without harm. */
  lastSession: () => Session | null
  subscribe: (listener: () => void) => () => void
  signIn(by: SignInBy): Promise<SignInOutcome>
  /** Ends the session; what is unsent stays on the device. A fault means that something typed could not be saved first. */
  signOut(): Promise<StorageFault | null>
}

const DEVICE_CHANNEL = 'qar-device'
const told = z.object({ signedIn: z.string().nullable() })

export function createTablet(around: Surroundings): Tablet {
  const { api, memory } = around
  const remembered = signedIn(memory)
  const listeners = new Set<() => void>()
  const tabs = around.channel(DEVICE_CHANNEL)
  const ending = sessionEnding(api, memory, around.page)
  let session: Session | null = remembered ? openSession(around, remembered) : null
  let last = session

  tabs.onmessage = ({ data }) => {
    const message = told.safeParse(data)
    if (!message.success || !session) return
    if (message.data.signedIn === session.person.id) void session.sync.sendNow()
    else void follow()
  }

  async function follow(): Promise<void> {
    const next = signedIn(memory)
    if ((await leave()) === null && next) show(openSession(around, next))
  }

  /** Closes the session once everything typed is on the device. */
  async function leave(): Promise<StorageFault | null> {
    const leaving = session
    if (!leaving) return null
    const fault = await leaving.drafts.flush()
    if (fault) return fault
    leaving.close()
    show(null)
    return null
  }

  function show(next: Session | null): void {
    session = next
    last = next ?? last
    for (const listener of listeners) listener()
  }

  async function enter(person: Person): Promise<SignInOutcome> {
    const known = { id: person.id, name: person.name, roles: person.roles }
    if (session && session.person.id !== person.id) {
      const fault = await leave()
      if (fault) return fault
    }
    rememberSignedIn(memory, known)
    await memory.settled()
    if (session) void session.sync.sendNow()
    else show(openSession(around, known))
    tabs.postMessage({ signedIn: person.id })
    return { person: known }
  }

  return {
    api,
    getSession: () => session,
    lastSession: () => last,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    signIn: async (by) => {
      await ending.replaced()
      const result = await ('persona' in by ? api('signInAsPersona', { body: by }) : api('signIn', { body: by }))
      return 'answer' in result ? enter(result.answer.person) : result
    },
    signOut: async () => {
      const fault = await leave()
      if (fault) return fault
      rememberSignedIn(memory, null)
      await memory.settled()
      tabs.postMessage({ signedIn: null })
      await ending.end()
      return null
    },
  }
}
