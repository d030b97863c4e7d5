/**
 * What a key means while the table of a moderation has the focus. Letters and digits do nothing anywhere else, and whoever
 * dictates or uses a switch can turn them off: a word that is heard wrongly must not choose an estimate.
 */
export type KeyMeaning =
  | { readonly does: 'move'; readonly to: number }
  | { readonly does: 'choose'; readonly level: number }
  | { readonly does: 'return' | 'comment' | 'list' }

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

export interface Grid {
  /** The row that has the focus, and how many there are. */
  readonly row: number
  readonly rows: number
  /** How many levels there are to choose from. */
  readonly levels: number
  /** Whether letters and digits mean anything. */
  readonly shortcuts: boolean
}

const LETTERS = { r: 'return', c: 'comment' } as const

/** Null for a key that is the browser's. */
export function keyMeaning({ key, ctrlKey, metaKey, altKey }: KeyPress, grid: Grid): KeyMeaning | null {
  if (ctrlKey || metaKey || altKey) return null
  const { row, rows, levels, shortcuts } = grid
  const last = rows - 1
  const moves: { readonly [key: string]: number } = {
    ArrowDown: Math.min(row + 1, last),
    ArrowUp: Math.max(row - 1, 0),
    Home: 0,
    End: last,
  }
  if (Object.hasOwn(moves, key)) return { does: 'move', to: moves[key]! }
  if (key === '?') return { does: 'list' }
  if (!shortcuts) return null
  const letter = key.toLowerCase()
  if (letter === 'r' || letter === 'c') return { does: LETTERS[letter] }
  const level = Number.parseInt(key, 10)
  return key.length === 1 && level >= 1 && level <= levels ? { does: 'choose', level: level - 1 } : null
}
