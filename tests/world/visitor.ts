/**
 * Somebody at a browser, before anybody knows who: it keeps the cookies that it is given, calls the interface, and
 * opens the links in the mails that the server has sent.
 */
import { API } from '#domain/api/route.ts'
import type { Json } from '#domain/custody/canonical.ts'
import { lettersOf } from '#server/letters.ts'
import { deliverDue } from '#server/mail/worker.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { invite } from '#server/invite.ts'
import type { Persona } from '#server/demo/people.ts'
import { idOf } from './known.ts'
import { type Answered, type ServerWorld } from './server.ts'

export const PASSWORD = 'kettle orchard tram violet'
export const emailOf = (persona: Persona) => `${persona}@example.org`

export interface Visitor {
  readonly call: <Body = Json>(
    method: 'GET' | 'POST',
    path: string,
    body?: Json,
    headers?: Record<string, string>,
  ) => Promise<Answered<Body>>
  readonly signIn: (email: string, password?: string) => Promise<Answered<{ person: { id: string } }>>
  /** Throws every cookie away, or one. */
  readonly forget: (name?: string) => void
}

export function visitor({ fetch }: ServerWorld, from: Record<string, string> = {}): Visitor {
  const jar = new Map<string, string>()
  const call = async <Body>(method: string, path: string, body?: Json, headers: Record<string, string> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = { method, headers: { cookie, 'content-type': 'application/json', ...from, ...headers } }
    const response = await fetch(
      `http://localhost:3000${API}${path}`,
      body === undefined ? init : { ...init, body: JSON.stringify(body) },
    )
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';', 1)
      const [name = '', value = ''] = pair.split('=')
      if (/max-age=0/i.test(set)) jar.delete(name)
      else jar.set(name, value)
    }
    const parsed = (await response.json()) as Body & { readonly type?: string }
    const problem = response.ok ? null : (parsed.type ?? '').replace('/problems/', '')
    return { status: response.status, body: parsed, problem, headers: response.headers } satisfies Answered<Body>
  }
  return {
    call,
    signIn: (email, password = PASSWORD) => call('POST', '/session', { email, password }),
    forget: (name) => (name === undefined ? jar.clear() : void jar.delete(name)),
  }
}

/** Sends what waits, and gives the token of the link in the newest mail to this address. */
export async function linkFor(world: ServerWorld, email: string): Promise<string> {
  await deliverDue(world.context, lettersOf(world.context, 'https://qa.example.org'))
  const letter = world.context.post.kept().find(({ to }) => to === email)
  const token = /#([\w-]{43})/.exec(letter?.text ?? '')?.[1]
  if (token === undefined) throw new Error(`No link was sent to ${email}`)
  return token
}

export async function sendInvitation(world: ServerWorld, persona: Persona): Promise<string> {
  await inOwnTransaction(world.context, (tx) => invite(world.context, tx, idOf(persona)))
  return linkFor(world, emailOf(persona))
}

/** Somebody who was invited and has chosen `PASSWORD`. */
export async function joined(world: ServerWorld, persona: Persona, password = PASSWORD): Promise<void> {
  const token = await sendInvitation(world, persona)
  const { status } = await visitor(world).call('POST', '/link/password', { token, password })
  if (status !== 200) throw new Error(`The password could not be chosen: ${status}`)
}
