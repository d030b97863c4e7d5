import type { Draft } from './draft.ts'
import type { StorageFault } from './faults.ts'

/** All drafts of this tab: one per document, shared by every screen that shows it. */
export interface Drafts {
  of(rid: string, doc: string): Draft
  /** Saves everything dirty now; the first fault met, or null when all is durable. */
  flush(): Promise<StorageFault | null>
  subscribe(listener: () => void): () => void
  getState(): { readonly dirty: boolean; readonly fault: StorageFault | null }
}
