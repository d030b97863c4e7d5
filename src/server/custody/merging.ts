/**
 * Merges what several people wrote at once into one text. The server does it, under an id that follows from what it
 * merges, and the text is marked as its own until a person has written over it. A batch that leaves no siblings in such a
 * text pays nothing for this; what is merged is the state that it leaves, not each step on the way there.
 */
import { commonBase } from '#domain/custody/ancestry.ts'
import { type Json, byCodeUnits, canonicalJson } from '#domain/custody/canonical.ts'
import { MAX_CTX } from '#domain/custody/entry.ts'
import type { Sha256 } from '#domain/custody/hashes.ts'
import type { Naming } from '#domain/custody/heads.ts'
import { mergeId, mergeTexts } from '#domain/custody/merge.ts'
import { isAmong, statement } from '#server/db/statement.ts'
import { diffIndices } from 'node-diff3'
import { eventOfServer } from './journal.ts'
import { type Ledger, applyWrite, fieldOf } from './ledger.ts'
import { type Place, readAll } from './loading.ts'

/** Merges wherever this ledger leaves siblings that can be merged; any others are for a person to settle. */
export async function mergeSiblings(ledger: Ledger): Promise<void> {
  for (const [doc, fields] of ledger.differing) for (const field of fields) await mergeAt(ledger, { doc, field })
}

async function mergeAt(ledger: Ledger, place: Place): Promise<void> {
  const past = await readAll(ledger, place)
  for (const pair of await pairsNamed(ledger, place)) await merge(ledger, place, past, pair)
  const { heads } = await fieldOf(ledger, place.doc, place.field, [])
  if (heads.size === 2) await merge(ledger, place, past, [...heads] as [string, string])
}

type Pair = readonly [one: string, other: string]

/**
 * Two heads whose merge somebody has replaced already: it was made on a store that was put back to an earlier time since.
 * Made again, it is what that person saw, and their answer stands.
 */
async function pairsNamed(ledger: Ledger, { doc, field }: Place): Promise<readonly Pair[]> {
  const { heads } = await fieldOf(ledger, doc, field, [])
  if (heads.size > MAX_CTX) return []
  const all = [...heads]
  const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other): Pair => [one, other]))
  const byId = new Map(pairs.map((pair) => [mergeId(pair, ledger.context.sha256), pair]))
  const { early, known } = await fieldOf(ledger, doc, field, [...byId.keys()])
  return [...byId].filter(([mid]) => early.has(mid) && !known.has(mid)).map(([, pair]) => pair)
}

async function merge(ledger: Ledger, { doc, field }: Place, past: Map<string, Naming>, pair: Pair): Promise<void> {
  const { context, review, at } = ledger
  const mid = mergeId(pair, context.sha256)
  const { heads, known } = await fieldOf(ledger, doc, field, [mid])
  if (known.has(mid) || !pair.every((each) => heads.has(each))) return
  const base = commonBase(past, ...pair)
  if (base === null) return
  const value = mergedText(await valuesOf(ledger, { doc, field }, [base, ...pair]))
  if (value === null) return
  const seq = ++ledger.seq
  const ctx = pair.toSorted(byCodeUnits)
  const by = { mid, by: 'system', at, receivedAt: at, seq }
  const outcome = await applyWrite(ledger, { doc, field, value, ctx, ...by })
  past.set(mid, { mid, ctx })
  const digest = digestOfMerge({ doc, field, value: canonicalJson(value), ctx }, context.sha256)
  ledger.waiting.journal.push({ ...eventOfServer(review.id, seq, at), kind: 'merge', mid, digest, outcome })
}

/** What the journal's digest of a merge is over: where it is, what it says, and what it was made of. */
export function digestOfMerge(
  { doc, field, value, ctx }: Place & { readonly value: string; readonly ctx: readonly string[] },
  sha256: Sha256,
): string {
  return sha256(canonicalJson({ doc, field, value, merge: ctx }))
}

/** What two texts come to; null where these are no texts, where they say the same, or where a person has to settle them. */
export function mergedText([base, one, other]: readonly (Json | undefined)[]): string | null {
  if (typeof base !== 'string' || typeof one !== 'string' || typeof other !== 'string') return null
  return one === other ? null : mergeTexts({ base, one, other }, diffIndices)
}

/** The values of these writes of a field, in their order; undefined of one that never came. */
async function valuesOf(
  { tx, review, waiting }: Ledger,
  { doc, field }: Place,
  mids: readonly string[],
): Promise<readonly (Json | undefined)[]> {
  const stored = await valuesAt(tx, { reviewId: review.id, writes: mids.map((mid) => [doc, field, mid] as const) })
  const unstored = waiting.write.filter((write) => write.doc === doc && write.field === field)
  const values = new Map([...stored, ...unstored].map(({ mid, value }) => [mid, JSON.parse(value) as Json]))
  return mids.map((mid) => values.get(mid))
}

interface Writes {
  readonly reviewId: string
  readonly writes: readonly (readonly [doc: string, field: string, mid: string])[]
}

const valuesAt = statement((tx, { reviewId, writes }: Writes) =>
  tx
    .selectFrom('write')
    .where('review_id', '=', reviewId)
    .where(isAmong(['doc', 'field', 'mid'], writes))
    .select(['mid', 'value']),
)
