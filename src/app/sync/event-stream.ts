/**
 * Reads the server's events of one review. Not with the browser's own EventSource: that follows a redirect, takes a
 * stream of anybody's for ours, and says nothing of why it failed. An event counts as any other answer does, only when
 * it is a success, of the agreed kind and of the agreed shape.
 */
import { custody } from '#domain/api/custody.ts'
import { API } from '#domain/api/route.ts'
import type { ReviewEvent } from '#domain/custody/wire.ts'
import { problemDetails, slugOf } from '#domain/problem.ts'
import type { Transport } from './api-client.ts'
import { partsOf } from './parts.ts'

export interface Watch {
  readonly rid: string
  readonly since: string
  /** Ends the stream when it is aborted. */
  readonly stop: AbortSignal
  /** Called whenever the server gives a sign of life. */
  readonly alive: () => void
  /** The next event is read after this has been dealt with. */
  readonly heard: (event: ReviewEvent) => Promise<void>
}

/** Why a stream is no more: it came to its end, could not be had, or this device has to pull first. */
export type Ended = 'ended' | 'unreachable' | 'pull-first'

/** Listens until the stream ends, however it ends. */
export async function watch(
  { fetch, origin }: Pick<Transport, 'fetch' | 'origin'>,
  { rid, since, stop, alive, heard }: Watch,
): Promise<Ended> {
  try {
    const address = `${origin}${API}${custody.events.path.replace('{rid}', rid)}?since=${since}`
    const response = await fetch(address, {
      headers: { accept: 'text/event-stream' },
      redirect: 'error',
      cache: 'no-store',
      credentials: 'same-origin',
      signal: stop,
    })
    const type = response.headers.get('content-type') ?? ''
    if (!response.ok) return await refusal(response)
    if (!type.startsWith('text/event-stream') || !response.body) return 'unreachable'
    alive()
    for await (const block of partsOf(response.body, '\n\n')) {
      alive()
      // Ours say theirs in one line; a block without is only a sign of life.
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (data === undefined) continue
      const event = custody.events.answer.safeParse(JSON.parse(data))
      if (!event.success) return 'unreachable'
      await heard(event.data)
    }
    return 'ended'
  } catch {
    return stop.aborted ? 'ended' : 'unreachable'
  }
}

/** A place that the server does not know, or a review that one may not listen to: the pull finds out what has become of it. */
async function refusal(response: Response): Promise<Ended> {
  const details = problemDetails.safeParse(await response.json().catch(() => null))
  const slug = details.success ? slugOf(details.data) : null
  return slug === 'bad-cursor' || slug === 'not-found' ? 'pull-first' : 'unreachable'
}
