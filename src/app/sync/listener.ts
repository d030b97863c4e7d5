import type { Schedule } from '#app/store/draft.ts'
import type { SyncContext } from './context.ts'

/** Hears of changes before the beat finds them. Its code is loaded late, so that the first load does without. */
export interface Listener {
  /** Listens to the reviews that the person looks at or works on, as far as it does not yet. */
  attend(lookedAt?: ReadonlySet<string>): void
  /** Listens to nothing more until asked again. */
  stop(): void
}

export interface ListenerSurroundings {
  readonly context: Pick<SyncContext, 'port'>
  readonly schedule: Schedule
  /** Milliseconds on a clock that only goes forward. */
  readonly nowMs: () => number
  readonly random: () => number
  readonly isVisible: () => boolean
  /** Pulls a review soon, if it is still needed then. */
  readonly pull: (rid: string, isNeeded: () => Promise<boolean>) => Promise<void>
}

export type StartListening = (around: ListenerSurroundings) => Promise<Listener>
