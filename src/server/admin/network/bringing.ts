import type { Context, Tx } from '#server/context.ts'
import type { Network } from './network.ts'

/** What a row is brought in with. */
export interface Bringing {
  readonly context: Context
  readonly tx: Tx
  readonly network: Network
}

/** What became of one row: made, changed in these respects, left as it was, or not possible for these reasons. */
export type Became =
  | { readonly became: 'made' | 'left'; readonly words: string }
  | { readonly became: 'changed'; readonly words: string; readonly changes: readonly string[] }
  | { readonly became: 'refused'; readonly reasons: readonly string[] }
