/**
 * What the server itself has written, held against the journal and, where it merged what people wrote at once, worked out
 * anew: a text that nobody wrote as it stands must follow, to the letter, from the two that it names.
 */
import { commonBase } from '#domain/custody/ancestry.ts'
import type { Json } from '#domain/custody/canonical.ts'
import type { Sha256 } from '#domain/custody/hashes.ts'
import { mergeId } from '#domain/custody/merge.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import type { Tx } from '#server/context.ts'
import type { WriteRow } from '#server/db/schema.ts'
import { digestOfMerge, mergedText } from './merging.ts'

/** Tells of each write in the server's own name whether the server has made it, and rightly so. */
export async function byTheServer(
  tx: Tx,
  reviewId: string,
  writes: readonly WriteRow[],
  sha256: Sha256,
): Promise<(write: WriteRow) => boolean> {
  const rows = await tx
    .selectFrom('journal')
    .where('review_id', '=', reviewId)
    .where('kind', 'in', ['decision', 'merge'])
    .select(['kind', 'mid', 'digest'])
    .execute()
  const decided = new Set(rows.flatMap(({ kind, mid }) => (kind === 'decision' ? [mid] : [])))
  const merged = new Set(rows.flatMap(({ kind, mid, digest }) => (kind === 'merge' ? [`${mid} ${digest}`] : [])))
  return (write) => {
    if (write.doc === REVIEW) return decided.has(write.mid)
    const { doc, field, value, mid } = write
    const ctx = parsed<string[]>(write.ctx) ?? []
    return merged.has(`${mid} ${digestOfMerge({ doc, field, value, ctx }, sha256)}`) && isMerge(write, writes, sha256)
  }
}

/** Worked out from what stood there then: what came later may tell more of where two texts come from. */
function isMerge({ doc, field, mid, ctx, value, seq }: WriteRow, writes: readonly WriteRow[], sha256: Sha256): boolean {
  const rows = writes.filter((row) => row.doc === doc && row.field === field && row.seq < seq)
  const past = new Map(rows.map((row) => [row.mid, { mid: row.mid, ctx: parsed<string[]>(row.ctx) ?? [] }]))
  const [one, other, ...more] = parsed<string[]>(ctx) ?? []
  if (one === undefined || other === undefined || more.length > 0) return false
  const base = commonBase(past, one, other)
  const values = new Map(rows.map((row) => [row.mid, parsed<Json>(row.value)]))
  const text = mergedText([base ?? '', one, other].map((each) => values.get(each)))
  return mid === mergeId([one, other], sha256) && text !== null && JSON.stringify(text) === value
}

/** What a row says as JSON, or null: somebody's hand, or an erasure, may have left anything there. */
export function parsed<Value>(text: string): Value | null {
  try {
    return JSON.parse(text) as Value
  } catch {
    return null
  }
}
