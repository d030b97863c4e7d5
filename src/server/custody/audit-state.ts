/**
 * Works out anew, from everything that was handed over and with the domain's own rule, what a review's documents say,
 * and compares it with what is stored beside: writes, heads, hashes, snapshots, the state. The two can only differ by a
 * fault of the program or by somebody's hand.
 */
import { canonicalJson } from '#domain/custody/canonical.ts'
import { type Entry, isWrite } from '#domain/custody/entry.ts'
import { type Sha256, stateHash } from '#domain/custody/hashes.ts'
import { headsOf } from '#domain/custody/heads.ts'
import { REVIEW, STATE_FIELD } from '#domain/moderation/review-document.ts'
import type { Tx } from '#server/context.ts'
import type { WriteRow } from '#server/db/schema.ts'
import { byTheServer, parsed } from './audit-server.ts'

/** What is wrong, and in which document. */
export interface StateFinding {
  readonly doc: string
  readonly wrong: StateWrong
}

export type StateWrong =
  /** A write that nobody handed over, or not so. */
  | 'write'
  /** An entry was applied, and its write is not there. */
  | 'write-gone'
  /** The domain's rule gives other heads than those stored. */
  | 'heads'
  /** The stored hash is not that of the heads. */
  | 'hash'
  /** The stored hash of what was submitted is not that of its heads. */
  | 'snapshot'
  /** The review's row and its document name different states. */
  | 'state'

/** All in which a review's documents are not what follows from its entries; nothing when they are. */
export async function auditState(tx: Tx, reviewId: string, sha256: Sha256): Promise<readonly StateFinding[]> {
  const writes = await tx.selectFrom('write').where('review_id', '=', reviewId).selectAll().orderBy('seq').execute()
  const byDoc = Map.groupBy(writes, (row) => row.doc)
  const documents = await tx.selectFrom('document').where('review_id', '=', reviewId).selectAll().execute()
  const hashes = new Map(documents.map((row) => [row.doc, row.state_hash]))
  const found: StateFinding[] = [...(await auditWrites(tx, reviewId, writes, sha256))]
  for (const doc of new Set([...byDoc.keys(), ...hashes.keys()])) {
    const fields = [...Map.groupBy(byDoc.get(doc) ?? [], (row) => row.field)]
    if (!fields.every(([, rows]) => hasRightHeads(rows))) found.push({ doc, wrong: 'heads' })
    const heads = fields.map(([field, rows]) => [field, rows.filter((row) => row.head === 1).map(midOf)] as const)
    if (stateHash(heads, '', sha256) !== hashes.get(doc)) found.push({ doc, wrong: 'hash' })
  }
  return [...found, ...(await auditSnapshots(tx, reviewId, sha256)), ...(await auditReview(tx, reviewId, writes))]
}

const midOf = ({ mid }: { readonly mid: string }) => mid

function hasRightHeads(rows: readonly WriteRow[]): boolean {
  const heads = new Set(headsOf(rows.map(({ mid, ctx }) => ({ mid, ctx: parsed<string[]>(ctx) ?? [] }))).map(midOf))
  return rows.every(({ mid, head }) => heads.has(mid) === (head === 1))
}

/**
 * Each write against the entry that made it, or against what the server merged it from. What a decision writes is the
 * server's: its command must be there, and it replaces what the decision before it wrote; that its value is what the command decides is not worked out again.
 */
async function auditWrites(
  tx: Tx,
  reviewId: string,
  writes: readonly WriteRow[],
  sha256: Sha256,
): Promise<readonly StateFinding[]> {
  const rows = await tx
    .selectFrom('entry')
    .where('review_id', '=', reviewId)
    .where('outcome', '!=', 'held')
    .select(['person_id', 'mid', 'body', 'doc'])
    .execute()
  const applied = new Map(rows.map((row) => [`${row.person_id} ${row.mid}`, row]))
  const isByServer = await byTheServer(tx, reviewId, writes, sha256)
  const found: StateFinding[] = []
  const written = new Set<string>()
  const before = new Map<string, readonly string[]>()
  for (const write of writes) {
    const entry = applied.get(`${write.by} ${write.mid}`)
    written.add(`${write.by} ${write.mid}`)
    const isTheirs = write.by === 'system' ? isByServer(write) : entry !== undefined && saysSo(entry.body, write)
    const isNext = write.doc !== REVIEW || write.ctx === JSON.stringify(before.get(write.field) ?? [])
    if (write.doc === REVIEW) before.set(write.field, [write.mid])
    if (!isTheirs || !isNext) found.push({ doc: write.doc, wrong: 'write' })
  }
  for (const [key, { body, doc }] of applied) {
    const entry = parsed<Entry>(body)
    if (!written.has(key) && entry && isWrite(entry)) found.push({ doc, wrong: 'write-gone' })
  }
  return found
}

function saysSo(body: string, { doc, field, value, ctx }: WriteRow): boolean {
  if (body === '') return true
  const entry = parsed<Entry>(body)
  if (!entry) return false
  if (!isWrite(entry)) return doc === REVIEW
  const said = entry.write
  const isSame = canonicalJson(said.value) === value && JSON.stringify(said.ctx) === ctx
  return isSame && said.doc === doc && said.field === field
}

async function auditSnapshots(tx: Tx, reviewId: string, sha256: Sha256): Promise<readonly StateFinding[]> {
  const snapshots = await tx.selectFrom('snapshot').where('review_id', '=', reviewId).selectAll().execute()
  const rows = await tx.selectFrom('snapshot_head').where('review_id', '=', reviewId).selectAll().execute()
  const keyOf = ({ doc, seq }: { readonly doc: string; readonly seq: number }) => `${doc} ${seq}`
  const heads = Map.groupBy(rows, keyOf)
  return snapshots
    .filter((snapshot) => {
      const fields = Map.groupBy(heads.get(keyOf(snapshot)) ?? [], (row) => row.field)
      const mids = [...fields].map(([field, some]) => [field, some.map(midOf)] as const)
      return stateHash(mids, '', sha256) !== snapshot.state_hash
    })
    .map(({ doc }) => ({ doc, wrong: 'snapshot' }))
}

async function auditReview(tx: Tx, reviewId: string, writes: readonly WriteRow[]): Promise<readonly StateFinding[]> {
  const { state } = await tx.selectFrom('review').where('id', '=', reviewId).select('state').executeTakeFirstOrThrow()
  const heads = writes.filter((row) => row.doc === REVIEW && row.field === STATE_FIELD && row.head === 1)
  return heads.length === 1 && heads[0]!.value === JSON.stringify(state) ? [] : [{ doc: REVIEW, wrong: 'state' }]
}
