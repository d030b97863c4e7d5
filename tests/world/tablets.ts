/**
 * Tablets without a screen against the real server: each signs in with a cookie of its own, and a test decides of each
 * request whether it arrives, arrives twice, or is answered into the void.
 */
import type { Answer } from '#domain/api.ts'
import { API } from '#domain/api/route.ts'
import type { Persona } from '#server/demo/people.ts'
import { readReview } from '#server/db/review.ts'
import { handlers } from '#server/handlers.ts'
import { createApp } from '#server/http/app.ts'
import { sessions } from '#server/people/sessions.ts'
import { type Device, device } from './device.ts'
import { idOf } from './known.ts'
import { type ServerWorld } from './server.ts'

/** What becomes of a request. */
export type Fate = 'arrives' | 'lost' | 'answer-lost' | 'twice'

export interface Line {
  next: Fate[]
}

export function appOf({ context }: ServerWorld) {
  return createApp(context, { handlers, sessions, readReview, staticRoot: '/nowhere' })
}

export interface TabletWorld {
  readonly tablet: (persona: Persona, line?: Line) => Promise<Device>
  /** Everybody who had a tablet signs in again, as after a restore. */
  readonly signInAgain: () => Promise<void>
  readonly history: (persona: Persona, rid: string, doc: string, field: string) => Promise<Answer<'history'>['writes']>
}

export function tabletWorld(world: ServerWorld): TabletWorld {
  const app = appOf(world)
  const send = async (cookie: string, address: string, init: RequestInit) => {
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie }
    return app.request(address.replace('http://qar.test', 'http://localhost:3000'), { ...init, headers })
  }
  const signIn = async (persona: Persona) => {
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify({ persona }) }
    const response = await app.request(`http://localhost:3000${API}/demo/session`, init)
    return response.headers.getSetCookie()[0]!.split(';')[0]!
  }
  const cookies = new Map<Persona, string>()
  return {
    tablet: async (persona, line = { next: [] }) => {
      if (!cookies.has(persona)) cookies.set(persona, await signIn(persona))
      const fetch = async (address: string, init: RequestInit) => {
        const fate = line.next.shift() ?? 'arrives'
        if (fate === 'lost') throw new TypeError('no connection')
        const cookie = cookies.get(persona)!
        if (fate === 'twice') await send(cookie, address, init)
        const response = await send(cookie, address, init)
        if (fate === 'answer-lost') throw new TypeError('connection reset')
        return response
      }
      return device({ personId: idOf(persona), fetch })
    },
    signInAgain: async () => {
      for (const persona of cookies.keys()) cookies.set(persona, await signIn(persona))
    },
    history: async (persona, rid, doc, field) => {
      const path = `/reviews/${rid}/documents/${doc}/history?field=${encodeURIComponent(field)}`
      const response = await send(await signIn(persona), `http://localhost:3000${API}${path}`, {})
      const body = (await response.json()) as Partial<Answer<'history'>>
      return body.writes ?? []
    },
  }
}
