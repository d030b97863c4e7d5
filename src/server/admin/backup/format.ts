/**
 * A backup is gzipped lines of canonical JSON: a header, each row with its table, and a trailer with counts and a digest
 * over every byte before it. It belongs to neither engine, so that it also carries a network from one to the other, and
 * the plainest tools can read it in ten years' time.
 */
import { canonicalJson } from '#domain/custody/canonical.ts'
import { z } from 'zod'

export const FORMAT = 'qa-review-backup-1'

export const header = z.object({
  format: z.literal(FORMAT),
  /** The store's tables are as these migrations left them. */
  migrations: z.array(z.string()).min(1),
  /** What the store was made as: `production` or `demo`. */
  kind: z.string(),
  epoch: z.string(),
  /** The moment that the backup shows, RFC 3339 in UTC. */
  at: z.string(),
})
export type Header = z.infer<typeof header>

const row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
export type Row = z.infer<typeof row>
export const rowLine = z.object({ in: z.string(), row })

/** How many rows of each table that has any. */
export type Counts = Readonly<Record<string, number>>

/** The last line. `sha256` is over all lines before it, each with its line feed, in lower-case hex. */
export function trailer(rows: Counts, sha256: string): string {
  return `${canonicalJson({ rows, sha256 })}\n`
}
