/** Somebody who listens to a review as the server tells it: the events as they come, and whether the stream has ended. */
import { API } from '#domain/api/route.ts'
import { type ReviewEvent, reviewEvent } from '#domain/custody/wire.ts'
import { readReview } from '#server/db/review.ts'
import type { Persona } from '#server/demo/people.ts'
import { handlers } from '#server/handlers.ts'
import { createApp } from '#server/http/app.ts'
import { sessions } from '#server/people/sessions.ts'
import { expect, onTestFinished } from 'vitest'
import type { ServerWorld } from './server.ts'

export interface Listener {
  readonly response: Response
  readonly events: ReviewEvent[]
  /** All that was sent, word for word. */
  readonly raw: () => string
  readonly hasEnded: () => boolean
  /** Begins to read, where `open` was told not to. */
  readonly goOn: () => void
  readonly leave: () => Promise<void>
  /** Resolves once so many events have come. */
  readonly count: (events: number) => Promise<void>
}

export interface ListeningWorld {
  readonly stop: () => void
  readonly request: (persona: Persona, path: string, init?: RequestInit) => Promise<Response>
  readonly open: (persona: Persona, since?: string, options?: { readonly takes?: false }) => Promise<Listener>
}

export function listeningWorld({ context, rid }: ServerWorld): ListeningWorld {
  const stopping = new AbortController()
  const app = createApp(context, { handlers, sessions, readReview, stopping: stopping.signal, staticRoot: '/nowhere' })
  const cookies = new Map<Persona, string>()
  const request: ListeningWorld['request'] = async (persona, path, init = {}) => {
    const headers = { 'content-type': 'application/json', cookie: cookies.get(persona) ?? '' }
    if (headers.cookie === '') {
      const body = JSON.stringify({ persona })
      const answer = await app.request(`http://localhost:3000${API}/demo/session`, { method: 'POST', headers, body })
      headers.cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
      cookies.set(persona, headers.cookie)
    }
    return app.request(`http://localhost:3000${API}${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
    })
  }
  onTestFinished(() => stopping.abort())
  return {
    stop: () => stopping.abort(),
    request,
    open: async (persona, since, { takes } = {}) => {
      const query = since === undefined ? '' : `?since=${since}`
      return follow(await request(persona, `/reviews/${rid}/events${query}`), takes !== false)
    },
  }
}

function follow(response: Response, takes: boolean): Listener {
  const events: ReviewEvent[] = []
  let raw = ''
  let ended = false
  const reader = response.body!.getReader()
  const take = async () => {
    const decoder = new TextDecoder()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      raw += decoder.decode(value, { stream: true })
      const said = raw.split('\n\n').flatMap((part) => /^data: (.*)$/m.exec(part)?.[1] ?? [])
      for (const each of said.slice(events.length)) events.push(reviewEvent.parse(JSON.parse(each)))
    }
    ended = true
  }
  if (takes && response.ok) void take()
  return {
    response,
    events,
    raw: () => raw,
    hasEnded: () => ended,
    goOn: () => void take(),
    leave: () => reader.cancel(),
    count: (most) => expect.poll(() => events.length, { timeout: 10_000 }).toBe(most),
  }
}
