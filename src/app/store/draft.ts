/**
 * What a person is typing and has not yet been saved. It holds the words in memory until the store's promise has
 * resolved, and with them the writes that were on the screen when the person began: asking for those again at the
 * time of saving would overwrite what arrived in between.
 */
import type { Json } from '#domain/custody/canonical.ts'
import type { Head } from '#domain/custody/state.ts'
import { storable } from '#domain/framework/kinds.ts'
import { type Editing, beginEditing, isUnsaved, tookHold } from './editing.ts'
import { type StorageFault, isFault } from './faults.ts'
import type { Change, SaveOutcome, SavedWrite, Seen, Store, Unsaved } from './store.ts'
import { Written } from './written.ts'

/** Runs `work` after `ms`; the answer cancels it. */
export type Schedule = (work: () => void, ms: number) => () => void

export interface DraftContext {
  readonly store: Pick<Store, 'save'>
  readonly rid: string
  readonly doc: string
  readonly newId: () => string
  readonly schedule: Schedule
}

/** A value decided upon at once, with the heads that the person was shown. */
export interface Answer extends Pick<Change, 'field' | 'value' | 'names'> {
  readonly shown: readonly Head[]
}

export interface DraftState {
  /** Something typed is not yet durable. */
  readonly dirty: boolean
  /** Why the last attempt to save failed; it is tried again by itself. */
  readonly fault: StorageFault | null
}

const FLUSH_MS = 250
const RETRY_MS = [500, 1000, 2000, 4000, 8000, 15_000] as const

export class Draft {
  readonly #context: DraftContext
  readonly #editing = new Map<string, Editing>()
  readonly #written = new Written()
  readonly #listeners = new Set<() => void>()
  #state: DraftState = { dirty: false, fault: null }
  #cancel: (() => void) | null = null
  #saving: Promise<SaveOutcome> | null = null
  #failures = 0

  constructor(context: DraftContext) {
    this.#context = context
  }

  /**
   * The person begins to edit a field and is looking at these heads. While the field is being edited or unsaved it
   * changes nothing: the first look counts.
   */
  begin(field: string, heads: readonly Head[]): void {
    if (this.#editing.has(field)) {
      this.#editing.get(field)!.ended = false
      return
    }
    this.#editing.set(field, beginEditing(this.#context.newId(), this.#written.upToDate(field, heads)))
  }

  /** A new value; it is saved within 250 ms of the first keystroke that is not. */
  edit(field: string, value: Json): void {
    if (!this.#editing.has(field)) this.begin(field, [])
    const editing = this.#editing.get(field)!
    if (!tookHold(editing, storable(value))) return
    this.#publish()
    this.#cancel ??= this.#context.schedule(() => void this.flush(), FLUSH_MS)
  }

  /** A value chosen at once, as by a button: begin, edit, save and end in one. */
  choose(field: string, value: Json, shown: readonly Head[]): Promise<SaveOutcome> {
    return this.chooseAll([{ field, value, shown }])
  }

  /** Several values that are one decision: they are stored in one transaction, in this order. */
  chooseAll(chosen: readonly Answer[]): Promise<SaveOutcome> {
    for (const { field, value, shown, names } of chosen) {
      this.begin(field, shown)
      this.edit(field, value)
      const editing = this.#editing.get(field)!
      editing.names = names
      editing.ended = true
    }
    return this.flush()
  }

  /** The person has left the field; what is unsaved is saved now. */
  end(field: string): void {
    const editing = this.#editing.get(field)
    if (!editing) return
    editing.ended = true
    if (isUnsaved(editing) || this.#saving) void this.flush()
    else this.#editing.delete(field)
  }

  /** Settles siblings: the write names exactly what was shown, so that what arrived meanwhile stays a question. */
  settle(field: string, value: Json, shown: readonly Head[]): Promise<SaveOutcome> {
    return this.settleAll([{ field, value, shown }])
  }

  /** Several answers that are one decision. Each is written, even where the value is what one of those shown was. */
  async settleAll(answers: readonly Answer[]): Promise<SaveOutcome> {
    const before = await this.flush()
    if (isFault(before)) return before
    for (const { field, value, shown, names } of answers) {
      const seen = shown.map((head) => ({ mid: head.mid, value: head.value }))
      const editing = beginEditing(this.#context.newId(), seen)
      this.#editing.set(field, { ...editing, value: storable(value), names, ended: true })
    }
    this.#publish()
    return this.flush()
  }

  /**
   * What the person sees of a field, once what they have typed into it is saved: its id is known only then. A field
   * that they are in shows what it showed when they came, whatever has arrived since.
   */
  async seenOf(field: string, shown: readonly Head[]): Promise<readonly Seen[]> {
    const editing = this.#editing.get(field)
    const seen = this.#written.upToDate(field, shown)
    await this.flush()
    return editing ? editing.seen : seen
  }

  /** Saves everything dirty now. Resolves when it is durable, or with the fault that keeps it in memory. */
  async flush(): Promise<SaveOutcome> {
    const saved: SavedWrite[] = []
    for (;;) {
      this.#cancel?.()
      this.#cancel = null
      this.#saving ??= this.#saveDirty().finally(() => (this.#saving = null))
      const outcome = await this.#saving
      if (isFault(outcome)) {
        this.#retryLater()
        return outcome
      }
      saved.push(...outcome.saved)
      if (!this.#isDirty()) return { saved }
    }
  }

  /** The value being edited in this tab, or undefined when the field is not: what to show instead of the stored one. */
  valueOf(field: string): Json | undefined {
    return this.#editing.get(field)?.value
  }

  /** What is not durable yet, for a copy that a person takes when the storage fails. */
  unsaved(): readonly Unsaved[] {
    const { rid, doc } = this.#context
    return [...this.#editing]
      .filter(([, editing]) => isUnsaved(editing))
      .map(([field, { value }]) => ({ rid, doc, field, value: value! }))
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  getState = (): DraftState => this.#state

  async #saveDirty(): Promise<SaveOutcome> {
    const { store, rid, doc } = this.#context
    const unsaved = [...this.#editing].filter(([, editing]) => isUnsaved(editing))
    const changes = unsaved.map(([field, { value, seen, session, names, ended }]): Change => {
      const change = { doc, field, value: value!, seen, session, isFinished: ended }
      return names ? { ...change, names } : change
    })
    const outcome = changes.length === 0 ? { saved: [] } : await store.save(rid, changes).catch(asUnknown)
    if (isFault(outcome)) return this.#failed(outcome)
    this.#failures = 0
    unsaved.forEach(([field, editing], at) => this.#noteSaved(field, editing, changes[at]!.value, outcome.saved[at]!))
    for (const [field, editing] of this.#editing) {
      if (editing.ended && !isUnsaved(editing)) this.#editing.delete(field)
    }
    this.#publish()
    return outcome
  }

  #noteSaved(field: string, editing: Editing, value: Json, write: SavedWrite): void {
    const stored = write.value ?? value
    editing.saved = value
    editing.hasSaved = true
    editing.seen = [{ mid: write.mid, value: stored }]
    this.#written.note(field, write, stored)
  }

  #failed(fault: StorageFault): StorageFault {
    this.#failures += 1
    this.#publish(fault)
    return fault
  }

  /** Whoever met the failure sees to it that it is tried again: a flush that joined a failing save took its timer away. */
  #retryLater(): void {
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length) - 1] ?? RETRY_MS[0]
    this.#cancel ??= this.#context.schedule(() => void this.flush(), wait)
  }

  #isDirty(): boolean {
    return [...this.#editing.values()].some(isUnsaved)
  }

  #publish(fault: StorageFault | null = this.#failures > 0 ? this.#state.fault : null): void {
    const dirty = this.#isDirty()
    if (dirty === this.#state.dirty && fault === this.#state.fault) return
    this.#state = { dirty, fault }
    for (const listener of this.#listeners) listener()
  }
}

/** A mistake of ours while saving must not be taken for "Saved": the words stay in memory and it is said. */
function asUnknown(): StorageFault {
  return { fault: 'unknown', name: 'save' }
}
