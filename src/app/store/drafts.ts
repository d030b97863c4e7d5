/**
 * All drafts of this tab, one per document. Two screens that show the same document share one, so that neither can
 * take the other's words for somebody else's.
 */
import { Draft, type DraftContext, type DraftState } from './draft.ts'
import { type StorageFault, isFault } from './faults.ts'
import type { Unsaved } from './store.ts'

export class Drafts {
  readonly #context: Omit<DraftContext, 'rid' | 'doc'>
  readonly #drafts = new Map<string, Draft>()
  readonly #listeners = new Set<() => void>()
  #state: DraftState = { dirty: false, fault: null }

  constructor(context: Omit<DraftContext, 'rid' | 'doc'>) {
    this.#context = context
  }

  of(rid: string, doc: string): Draft {
    const key = `${rid} ${doc}`
    const known = this.#drafts.get(key)
    if (known) return known
    const draft = new Draft({ ...this.#context, rid, doc })
    draft.subscribe(() => this.#publish())
    this.#drafts.set(key, draft)
    return draft
  }

  /** Saves everything dirty now; the first fault met, or null when all is durable. */
  async flush(): Promise<StorageFault | null> {
    const outcomes = await Promise.all([...this.#drafts.values()].map((draft) => draft.flush()))
    return outcomes.find(isFault) ?? null
  }

  unsaved(): readonly Unsaved[] {
    return [...this.#drafts.values()].flatMap((draft) => draft.unsaved())
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  getState = (): DraftState => this.#state

  #publish(): void {
    const states = [...this.#drafts.values()].map((draft) => draft.getState())
    const dirty = states.some((state) => state.dirty)
    const fault = states.find((state) => state.fault)?.fault ?? null
    if (dirty === this.#state.dirty && fault === this.#state.fault) return
    this.#state = { dirty, fault }
    for (const listener of this.#listeners) listener()
  }
}
