/**
 * Merges what several people wrote at once into one text. The server does it, under an id that follows from what it
 * merges, and the text is marked as its own until a person has written over it. A batch that leaves no siblings in such a
 * text pays nothing for this; what is merged is the state that it leaves, not each step on the way there.
 */
import { commonBase } from '#domain/custody/ancestry.ts'
import { type Json, byCodeUnits, canonicalJson } from '#domain/custody/canonical.ts'
import type { Sha256 } from '#domain/custody/hashes.ts'
import type { Naming } from '#domain/custody/heads.ts'
import { type Texts, mergeId, mergeTexts, workToMerge } from '#domain/custody/merge.ts'
import { isAmong, statement } from '#server/db/statement.ts'
import { diffIndices } from 'node-diff3'
import { eventOfServer } from './journal.ts'
import { type Ledger, applyWrite, fieldOf } from './ledger.ts'
import { type Place, readAll } from './loading.ts'

/** Where more texts than these stand side by side, no two of them are looked for that had been merged before. */
const MOST_HEADS = 8
/** So many merges a push may ask for, and so much work in steps of a comparison: a third of a second, in which nobody else writes. */
const MOST_MERGES = 100
const MOST_WORK = 100_000_000
/** To read a write of a field's past takes about as long as so many steps. */
const STEPS_TO_READ = 500

/** What this push may still do. What it cannot do any more stays as it is: texts side by side, for a person to settle. */
interface Left {
  merges: number
  work: number
}

/** Merges wherever this ledger leaves siblings that can be merged; any others are for a person to settle. */
export async function mergeSiblings(ledger: Ledger): Promise<void> {
  const left = { merges: MOST_MERGES, work: MOST_WORK }
  for (const [doc, fields] of ledger.differing) for (const field of fields) await mergeAt(ledger, { doc, field }, left)
}

const isSpent = ({ merges, work }: Left) => merges <= 0 || work <= 0

async function mergeAt(ledger: Ledger, place: Place, left: Left): Promise<void> {
  if (isSpent(left)) return
  const named = await pairsNamed(ledger, place)
  if (named.length === 0 && (await headsAt(ledger, place)).size !== 2) return
  const past = await readAll(ledger, place)
  for (const pair of named) await merge(ledger, place, { past, pair, left })
  const heads = await headsAt(ledger, place)
  if (heads.size === 2) await merge(ledger, place, { past, pair: [...heads] as [string, string], left })
}

const headsAt = async (ledger: Ledger, { doc, field }: Place) => (await fieldOf(ledger, doc, field, [])).heads

type Pair = readonly [one: string, other: string]

/**
 * Two heads whose merge somebody has replaced already: it was made on a store that was put back to an earlier time since.
 * Made again, it is what that person saw, and their answer stands.
 */
async function pairsNamed(ledger: Ledger, { doc, field }: Place): Promise<readonly Pair[]> {
  const heads = await headsAt(ledger, { doc, field })
  if (heads.size > MOST_HEADS) return []
  const all = [...heads]
  const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other): Pair => [one, other]))
  const byId = new Map(pairs.map((pair) => [mergeId(pair, ledger.context.sha256), pair]))
  const { early, known } = await fieldOf(ledger, doc, field, [...byId.keys()])
  return [...byId].filter(([mid]) => early.has(mid) && !known.has(mid)).map(([, pair]) => pair)
}

interface Merge {
  readonly past: Map<string, Naming>
  readonly pair: Pair
  readonly left: Left
}

async function merge(ledger: Ledger, { doc, field }: Place, { past, pair, left }: Merge): Promise<void> {
  const { context, review, at } = ledger
  const mid = mergeId(pair, context.sha256)
  const { heads, known } = await fieldOf(ledger, doc, field, [mid])
  if (isSpent(left) || known.has(mid) || !pair.every((each) => heads.has(each))) return
  left.merges -= 1
  left.work -= past.size * STEPS_TO_READ
  const base = commonBase(past, ...pair)
  if (base === null) return
  const texts = textsOf(await valuesOf(ledger, { doc, field }, [base, ...pair]))
  if (texts === null) return
  left.work -= workToMerge(texts)
  const value = mergeTexts(texts, diffIndices)
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
export function mergedText(values: readonly (Json | undefined)[]): string | null {
  const texts = textsOf(values)
  return texts && mergeTexts(texts, diffIndices)
}

function textsOf([base, one, other]: readonly (Json | undefined)[]): Texts | null {
  if (typeof base !== 'string' || typeof one !== 'string' || typeof other !== 'string') return null
  return one === other ? null : { base, one, other }
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
