/**
 * The size budgets of the product, checked on what was built: a review starts in a school hall on a poor
 * connection, and a bundle grows one innocent import at a time. Prints what each part weighs and fails on excess.
 */
import { weigh, type Weights } from './bundle.ts'

/** Bytes; JavaScript gzipped, the precache as stored. */
export const BUDGETS = { firstLoad: 230_000, precache: 1_200_000, route: 120_000 }

export type Row = { readonly name: string; readonly bytes: number; readonly most: number }

export function rowsOf(weights: Weights): Row[] {
  return [
    { name: 'first load (gzip)', bytes: weights.firstLoad, most: BUDGETS.firstLoad },
    { name: 'precache (raw)', bytes: weights.precache, most: BUDGETS.precache },
    ...weights.lazy.map(({ name, bytes }) => ({ name: `lazy ${name} (gzip)`, bytes, most: BUDGETS.route })),
  ]
}

export const over = (rows: readonly Row[]): Row[] => rows.filter((row) => row.bytes > row.most)

const kB = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(8)

if (import.meta.main) {
  const rows = rowsOf(weigh(process.argv[2] ?? 'dist'))
  const width = Math.max(...rows.map((row) => row.name.length))
  for (const { name, bytes, most } of rows)
    console.log(`${name.padEnd(width)} ${kB(bytes)} of ${kB(most)} kB${bytes > most ? '  budget: OVER' : ''}`)
  process.exitCode = over(rows).length === 0 ? 0 : 1
}
