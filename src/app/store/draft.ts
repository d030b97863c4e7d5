/**
 * What a person is typing and has not yet been saved. It holds the words in memory until the store's promise has
 * resolved, and with them the writes that were on the screen when the person began: asking for those again at the
 * time of saving would overwrite what arrived in between.
 */
import type { Json } from '#domain/custody/canonical.ts'
import type { Head } from '#domain/custody/state.ts'
import { toStorable } from '#domain/framework/kinds.ts'
import { type Editing, beginEditing, isUnsaved, tookHold } from './editing.ts'
import { type StorageFault, isFault } from './faults.ts'
import type { SaveOutcome, SavedWrite, Seen, Store, Unsaved } from './store.ts'

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

const FLUSH_MS = 250
const RETRY_MS = [500, 1000, 2000, 4000, 8000, 15_000] as const

export class Draft {
  readonly #context: DraftContext
  readonly #editing = new Map<string, Editing>()
  /** What this tab wrote last in each field: the screen may still show what that replaced. */
  readonly #written = new Map<
    string,
    { readonly last: SavedWrite & { readonly value: Json }; readonly replaced: Set<string> }
  >()
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
    this.#editing.set(field, beginEditing(this.#context.newId(), this.#upToDate(field, heads)))
  }

  /** A new value; it is saved within 250 ms of the first keystroke that is not. */
  edit(field: string, value: Json): void {
    const storable = typeof value === 'string' ? toStorable(value) : value
    if (!this.#editing.has(field)) this.begin(field, [])
    const editing = this.#editing.get(field)!
    if (!tookHold(editing, storable)) return
    this.#publish()
    this.#cancel ??= this.#context.schedule(() => void this.flush(), FLUSH_MS)
  }

  /** A value chosen at once, as by a button: begin, edit, save and end in one. */
  choose(field: string, value: Json, heads: readonly Head[]): Promise<SaveOutcome> {
    this.begin(field, heads)
    this.edit(field, value)
    this.end(field)
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

  /** Settles siblings: the write names them all, whatever was seen before. */
  async settle(field: string, value: Json, mids: readonly string[]): Promise<SaveOutcome> {
    const before = await this.flush()
    if (isFault(before)) return before
    this.#editing.set(field, {
      ...beginEditing(
        this.#context.newId(),
        mids.map((mid) => ({ mid })),
      ),
      ended: true,
    })
    this.edit(field, value)
    return this.flush()
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
    const changes = unsaved.map(([field, { value, seen, session }]) => ({ doc, field, value: value!, seen, session }))
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
    editing.saved = value
    editing.hasSaved = true
    editing.seen = [{ mid: write.mid, value }]
    const replaced = this.#written.get(field)?.replaced ?? new Set()
    for (const mid of write.ctx) replaced.add(mid)
    this.#written.set(field, { last: { ...write, value }, replaced })
  }

  /**
   * What the person has seen, where the screen has not yet caught up with this tab's own last write: its value is
   * what they typed, and what it replaced is no longer there to be replaced again.
   */
  #upToDate(field: string, heads: readonly Head[]): readonly Seen[] {
    const written = this.#written.get(field)
    if (!written) return heads.map(({ mid, value }) => ({ mid, value }))
    const { last, replaced } = written
    const others = heads.filter(({ mid }) => mid !== last.mid && !replaced.has(mid))
    const isOwnShown = others.length === 0 || others.length < heads.length
    return [...others, ...(isOwnShown ? [last] : [])].map(({ mid, value }) => ({ mid, value }))
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
