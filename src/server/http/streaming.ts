/**
 * A route that answers again and again: server-sent events. Each answer is one call of the route's own handler in a
 * transaction of its own, so that the session and the right to read are asked about as often as anything is told. What
 * comes while a slow reader is still taking the last event is only noted; the next event then tells all of it at once.
 */
import type { Answer } from '#domain/api.ts'
import { type Problem, isProblem } from '#domain/problem.ts'
import type { Context as HonoContext } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Context } from '#server/context.ts'
import type { LogEnv } from './log.ts'
import { describeThrow, refused } from './problems.ts'

/** So often a line is sent that says nothing: what stands between must not take the stream for dead, nor the reader. */
const BEAT_MS = 20_000
/** After this long, whoever has lost the stream may ask for it again. */
const RETRY_MS = 2_000
/** Of one session: some tabs, some reviews. A tablet that has changed networks leaves streams behind that look alive. */
const MOST_OF_A_SESSION = 6

type Event = Answer<'events'>

/** The streams that are open in this process. */
export class Streams {
  readonly #bySession = new Map<string, Set<() => void>>()
  readonly #stopping: AbortSignal | undefined

  /** @param stopping aborted when the server is to end: every stream then ends, or it would never have answered all */
  constructor(stopping: AbortSignal | undefined) {
    this.#stopping = stopping
    stopping?.addEventListener('abort', () => {
      for (const ends of this.#bySession.values()) for (const end of ends) end()
    })
  }

  /** Takes a stream in; the oldest of a session that has too many ends. Answers what is to be called when it has ended. */
  enter(session: string, end: () => void): () => void {
    const own = this.#bySession.get(session) ?? new Set()
    this.#bySession.set(session, own)
    own.add(end)
    const [oldest] = own
    if (own.size > MOST_OF_A_SESSION) oldest?.()
    if (this.#stopping?.aborted) end()
    return () => {
      own.delete(end)
      if (own.size === 0 && this.#bySession.get(session) === own) this.#bySession.delete(session)
    }
  }
}

export interface Source {
  readonly review: string
  readonly session: string
  readonly since: string | undefined
  /** The answer as of now, in a transaction of its own, to whoever the session belongs to now. */
  readonly ask: (since: string | undefined) => Promise<Event | Problem>
}

/** Answers with a stream, or with the problem of its first answer. */
export async function streamed(
  { log, pokes }: Pick<Context, 'log' | 'pokes'>,
  streams: Streams,
  c: HonoContext<LogEnv>,
  source: Source,
): Promise<Response> {
  const bell = hungBell()
  // Listening begins before the first reading: what comes between the two is then told, at worst, by an extra look.
  const stopListening = pokes.listen(source.review, bell.ring)
  const first = await source.ask(source.since).catch((thrown: unknown) => {
    stopListening()
    throw thrown
  })
  if (isProblem(first) || c.req.raw.method === 'HEAD') {
    stopListening()
    return isProblem(first) ? refused(c, first) : c.body(null, 200, { 'Content-Type': 'text/event-stream' })
  }
  // A proxy that gathers what it passes on would keep each event until the next.
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    const leave = streams.enter(source.session, () => stream.abort())
    try {
      await tell(stream, bell, source, first)
    } catch (thrown) {
      log.error({ id: c.get('id'), ...describeThrow(thrown) }, 'unexpected')
    } finally {
      leave()
      stopListening()
    }
  })
}

async function tell(stream: SSEStreamingApi, bell: Bell, { ask, since }: Source, first: Event): Promise<void> {
  let isDue = false
  const beat = setInterval(() => {
    isDue = true
    bell.ring()
  }, BEAT_MS)
  stream.onAbort(bell.ring)
  try {
    await stream.write(`retry: ${RETRY_MS}\n\n`)
    let told = since
    for (let answer: Event | Problem = first; !isProblem(answer) && !stream.aborted; answer = await ask(told)) {
      if (answer.next !== told) {
        told = answer.next
        await stream.writeSSE({ data: JSON.stringify(answer) })
      } else if (isDue) await stream.write(':\n\n')
      isDue = false
      await bell.rung()
      if (stream.aborted) return
    }
  } finally {
    clearInterval(beat)
  }
}

interface Bell {
  readonly ring: () => void
  /** Resolves once it has been rung since the last time, however often. */
  readonly rung: () => Promise<void>
}

function hungBell(): Bell {
  let isRung = false
  let wake: () => void = () => undefined
  return {
    ring: () => {
      isRung = true
      wake()
    },
    rung: async () => {
      if (!isRung) await new Promise<void>((resolve) => (wake = resolve))
      isRung = false
    },
  }
}
