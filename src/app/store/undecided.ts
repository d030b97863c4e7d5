/**
 * Words that are typed for a decision which nobody has made yet: a point of the fact check, a reason, an amendment. They
 * belong to no document, so nothing may send them; but they are somebody's, so each letter is kept on the device until they
 * are decided upon or let go, whatever becomes of the form, the page, the tab or the browser. Each goes into the quick memory
 * at once and from there into the database, one transaction at a time, each with all that was typed during the one before.
 */
import { StorageFailure } from './faults.ts'
import type { Port } from './port.ts'
import { type QuickWords, type Wording, quickWords } from './quick-words.ts'
import type { Store } from './store.ts'

/** Whether all that was typed so far is durable. A failed save is tried again with the next letter. */
export type Keeping = 'kept' | 'keeping' | 'failed'

export interface Kept {
  /** By the review and what they are for; null until the device has said what was typed before. */
  readonly words: ReadonlyMap<string, string> | null
  readonly keeping: Keeping
}

const ROW = 'undecided/'
const ASK_AGAIN_MS = 2000

export class Undecided {
  readonly #port: Port
  readonly #quick: QuickWords
  readonly #listeners = new Set<() => void>()
  #known = new Map<string, Wording>()
  #waiting = new Map<string, Wording>()
  #saving: Promise<boolean> | null = null
  #state: Kept = { words: null, keeping: 'kept' }

  constructor(port: Port, quick: QuickWords) {
    this.#port = port
    this.#quick = quick
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  getState = (): Kept => this.#state

  /**
   * Asks the device for what was typed before, and brings into the database what an earlier page could not.
   * @throws StorageFailure
   */
  async open(): Promise<void> {
    const rows = await this.#port.read(['meta'], (all) => all.all('meta'))
    for (const row of rows) if ('words' in row) this.#learn(row.key.slice(ROW.length), row)
    const left = this.#quick.all()
    for (const [key, wording] of left) this.#learn(key, wording)
    this.#show({ words: this.#words() })
    if (left.size > 0) await this.#bringIn(left)
  }

  /** Keeps words under what they are for, the last of them last; null lets them go. */
  keep(key: string, words: string | null): void {
    const wording = { words, nth: (this.#known.get(key)?.nth ?? 0) + 1 }
    this.#quick.keep(key, wording)
    this.#known.set(key, wording)
    this.#waiting.set(key, wording)
    this.#show({ words: this.#words(), keeping: 'keeping' })
    void this.kept()
  }

  /** Resolves once all that was typed so far is durable, or with false where it is not: who lets go of another copy waits. */
  kept(): Promise<boolean> {
    // Where nothing waits, saving ends before it could be noted as under way, and would be taken for that ever after.
    if (this.#waiting.size === 0 && !this.#saving) return Promise.resolve(true)
    return (this.#saving ??= this.#save())
  }

  /** What another tab types is its own to save; here it is shown. */
  hear(item: Pick<StorageEvent, 'key' | 'newValue'>): void {
    const heard = this.#quick.heard(item)
    if (heard && this.#learn(...heard) && this.#state.words) this.#show({ words: this.#words() })
  }

  async #save(): Promise<boolean> {
    try {
      while (this.#waiting.size > 0) {
        const now = this.#waiting
        this.#waiting = new Map()
        if (await this.#put(now)) continue
        this.#waiting = new Map([...now, ...this.#waiting])
        break
      }
    } finally {
      // At once: what is typed a moment later is another turn's.
      this.#saving = null
    }
    const isKept = this.#waiting.size === 0
    this.#show({ keeping: isKept ? 'kept' : 'failed' })
    return isKept
  }

  async #put(all: ReadonlyMap<string, Wording>): Promise<boolean> {
    const outcome = await this.#port
      .write(['meta'], async (rows) => {
        // A row stays when its words are gone: by its number an older copy of them is known for what it is.
        for (const [key, wording] of all) await rows.put('meta', { key: `${ROW}${key}`, ...wording })
      })
      .catch(asFault)
    if (outcome) return false
    for (const [key, wording] of all) this.#quick.forget(key, wording)
    return true
  }

  /** They may be those of a tab that is saving them just now, so they go over nothing newer. */
  async #bringIn(left: ReadonlyMap<string, Wording>): Promise<void> {
    await this.#port.write(['meta'], async (rows) => {
      for (const [key, wording] of left) {
        const row = await rows.get('meta', `${ROW}${key}`)
        if (row && 'words' in row && (row.nth ?? 1) >= wording.nth) continue
        await rows.put('meta', { key: `${ROW}${key}`, ...wording })
      }
    })
    for (const [key, wording] of left) this.#quick.forget(key, wording)
  }

  /** Whether it is newer than what was known. */
  #learn(
    key: string,
    { words, nth = 1 }: { readonly words: string | null; readonly nth?: number | undefined },
  ): boolean {
    if (nth <= (this.#known.get(key)?.nth ?? 0)) return false
    this.#known.set(key, { words, nth })
    return true
  }

  #words(): ReadonlyMap<string, string> {
    return new Map([...this.#known].flatMap(([key, { words }]) => (words === null ? [] : [[key, words]])))
  }

  #show(next: Partial<Kept>): void {
    this.#state = { ...this.#state, ...next }
    for (const listener of this.#listeners) listener()
  }
}

function asFault(error: unknown): StorageFailure {
  if (error instanceof StorageFailure) return error
  throw error
}

const opened = new WeakMap<Store, Undecided>()

/** What its person has typed, one for all screens of this tab. */
export function undecidedOf(store: Store): Undecided {
  const known = opened.get(store)
  if (known) return known
  const made = new Undecided(
    store.port,
    quickWords(store.personId, () => localStorage),
  )
  opened.set(store, made)
  // A storage that does not answer is asked again: until then no form is open, or who typed into it would replace what is kept.
  const open = () => void made.open().catch((error) => asFault(error) && setTimeout(open, ASK_AGAIN_MS))
  open()
  globalThis.addEventListener?.('storage', (item) => made.hear(item))
  // A page that was put aside has heard nothing meanwhile.
  globalThis.addEventListener?.('pageshow', ({ persisted }) => persisted && open())
  return made
}
