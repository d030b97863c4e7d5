/**
 * Time that only passes from one event to the next. Whatever waits in a simulated day (a timer, the disk, the network)
 * waits here, and one thing happens at a time: two days with the same events in the same order are the same day.
 */
export interface Timeline {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Runs `work` after `ms`, and lets all that follows from it come to rest before the next event; the answer cancels it. */
  readonly after: (ms: number, work: () => unknown) => () => void
  /** Lets `ms` pass. `rest` is called after each event. */
  readonly pass: (ms: number, rest: () => void) => Promise<void>
}

interface Event {
  readonly at: number
  readonly work: () => unknown
}

export function timelineFrom(start: number): Timeline {
  let now = start
  /** The next event last. */
  const events: Event[] = []
  return {
    now: () => now,
    after: (ms, work) => {
      const event = { at: now + Math.max(0, Math.round(ms)), work }
      // Of two at the same time, the one that was asked for first comes first.
      const later = events.findLastIndex((other) => other.at > event.at)
      events.splice(later + 1, 0, event)
      return () => {
        const at = events.indexOf(event)
        if (at >= 0) events.splice(at, 1)
      }
    },
    pass: async (ms, rest) => {
      const end = now + ms
      // What was begun just now may still have to ask for its first event.
      await settled()
      for (let next = events.at(-1); next && next.at <= end; next = events.at(-1)) {
        events.pop()
        now = next.at
        await next.work()
        await settled()
        rest()
      }
      now = end
    },
  }
}

/** All promises that can go on have gone on. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
