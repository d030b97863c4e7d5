/**
 * What a person is typing and has not yet been saved. It holds the words in memory until the store's promise has
 * resolved, and with them the writes that were on the screen when the person began: asking for those again at the
 * time of saving would overwrite what arrived in between.
 */
import type { Json } from '#domain/custody/canonical.ts'
import type { Head } from '#domain/custody/state.ts'
import type { StorageFault } from './faults.ts'
import type { SaveOutcome, Store } from './store.ts'

/** Runs `work` after `ms`; the answer cancels it. */
export type Schedule = (work: () => void, ms: number) => () => void

export interface DraftContext {
  readonly store: Pick<Store, 'save'>
  readonly rid: string
  readonly doc: string
  readonly newId: () => string
  readonly schedule: Schedule
}

export interface DraftState {
  /** Something typed is not yet durable. */
  readonly dirty: boolean
  /** Why the last attempt to save failed; it is tried again by itself. */
  readonly fault: StorageFault | null
}

export class Draft {
  constructor(_context: DraftContext) {}

  /** The person begins to edit a field and is looking at these heads. Again before `end`, or while unsaved, it changes nothing. */
  begin(_field: string, _heads: readonly Head[]): void {}

  /** A new value; it is saved within 250 ms of the first keystroke that is not. */
  edit(_field: string, _value: Json): void {}

  /** A value chosen at once, as by a button: begin, edit, save and end in one. */
  choose(_field: string, _value: Json, _heads: readonly Head[]): Promise<SaveOutcome> {
    return this.flush()
  }

  /** The person has left the field; what is unsaved is saved now. */
  end(_field: string): void {}

  /** Settles siblings: the write names them all. */
  settle(_field: string, _value: Json, _mids: readonly string[]): Promise<SaveOutcome> {
    return this.flush()
  }

  /** Saves everything dirty now. Resolves when it is durable, or with the fault that keeps it in memory. */
  flush(): Promise<SaveOutcome> {
    return Promise.resolve({ saved: [] })
  }

  /** The value being edited in this tab, or undefined when the field is not: what to show instead of the stored one. */
  valueOf(_field: string): Json | undefined {
    return undefined
  }

  subscribe = (_listener: () => void): (() => void) => () => {}
  getState = (): DraftState => ({ dirty: false, fault: null })
}
