/** The browser's quick memory, as far as it is asked: shared by every tab that is given it, and it can be full. */
import type { QuickMemory } from '#app/store/quick-words.ts'

export interface TestMemory extends QuickMemory {
  isFull: boolean
  /** What is on the disk when the browser dies, which may be what was there a while ago. */
  readonly copy: () => TestMemory
}

export function quickMemory(rows: ReadonlyMap<string, string> = new Map()): TestMemory {
  const own = new Map(rows)
  return {
    isFull: false,
    copy: () => quickMemory(own),
    get length() {
      return own.size
    },
    key: (at) => [...own.keys()][at] ?? null,
    getItem: (key) => own.get(key) ?? null,
    setItem(key, value) {
      if (this.isFull) throw new DOMException('Full', 'QuotaExceededError')
      own.set(key, value)
    },
    removeItem: (key) => void own.delete(key),
  }
}
