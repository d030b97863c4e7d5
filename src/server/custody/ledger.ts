/**
 * A review's ledger, open in one transaction: its row is locked, entries are judged against what is loaded here
 * and each sees those before it, and rows gather until they are put down together. Whoever reads the store for what may
 * have gathered puts it down first; what has been read stays here until it changes, so that four hundred decisions about
 * one state read it once.
 */
import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import { isMerged } from '#domain/custody/merge.ts'
import type { Outcome } from '#domain/custody/wire.ts'
import type { Framework } from '#domain/framework/define.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import type { Context, Tx } from '#server/context.ts'
import { type StoredReview, lockReview } from '#server/db/review.ts'
import type { Early, EntryRow, Received, WriteRow } from '#server/db/schema.ts'
import type { CarryOut, Present } from './decision.ts'
import { type FieldHistory, addWrite } from './field-history.ts'
import { type JournalEvent, lastLink } from './journal.ts'
import { loadDocuments, loadFields, readAll } from './loading.ts'

export interface Ledger {
  readonly context: Context
  readonly tx: Tx
  readonly carryOut: CarryOut
  readonly framework: Framework
  /** The facts as of the last decision. */
  review: StoredReview
  /** One moment of receipt for everything in this transaction. */
  readonly at: string
  seq: number
  chain: string
  /** Histories of fields, by document and field. */
  readonly fields: Map<string, Map<string, FieldHistory>>
  /** Documents that exist; null of one that was looked for and does not. */
  readonly documents: Map<string, OpenDocument | null>
  /** Documents that decisions asked for, as they stand. */
  readonly present: Map<string, Present>
  /** The mids of all decisions; null while none has been asked for. */
  decided: Set<string> | null
  waiting: Waiting
  /** Texts of several people in which siblings were left, by document: they are merged before the ledger is closed. */
  readonly differing: Map<string, Set<string>>
  readonly moved: Moved
}

interface Waiting {
  readonly entry: EntryRow[]
  readonly received: Received[]
  readonly journal: JournalEvent[]
  readonly write: Omit<WriteRow, 'head'>[]
  readonly early: Early[]
}

export const nothingWaits = (): Waiting => ({ entry: [], received: [], journal: [], write: [], early: [] })

export interface OpenDocument {
  readonly firstAuthor: string
  seq: number
  /** The fields written since it was last put down. */
  written: Set<string>
  /** The writes that the store has as heads, by field. */
  readonly heads: Map<string, readonly string[]>
}

/** What has changed for readers beside the documents themselves. */
export interface Moved {
  /** Everybody's rights may have: a decision was made. */
  rights: boolean
  /** Whose rights may have: a role of theirs began or ended. */
  readonly people: Set<string>
  /** Documents that are new, or that began or ceased to be shared. */
  readonly docs: Set<string>
  /** Documents under which somebody's held entries changed. */
  readonly held: Map<string, Set<string>>
}

/** Opens and locks a review's ledger, or null when there is no such review. */
export async function openLedger(
  context: Context,
  tx: Tx,
  carryOut: CarryOut,
  reviewId: string,
): Promise<Ledger | null> {
  const [review, chain] = await Promise.all([lockReview(tx, reviewId), lastLink(tx, reviewId)])
  if (!review) return null
  return {
    context,
    tx,
    carryOut,
    framework: frameworkOf(review.framework, context.frameworks),
    review,
    at: context.now(),
    seq: review.seq,
    chain,
    fields: new Map(),
    documents: new Map(),
    present: new Map(),
    decided: null,
    waiting: nothingWaits(),
    differing: new Map(),
    moved: { rights: false, people: new Set(), docs: new Set(), held: new Map() },
  }
}

export interface NewWrite {
  readonly doc: string
  readonly field: string
  readonly mid: string
  readonly by: string
  readonly value: Json
  readonly ctx: readonly string[]
  readonly at: string
  readonly receivedAt: string
  readonly seq: number
}

/** Applies a write that has been judged, and says what its receipt says. */
export async function applyWrite(ledger: Ledger, write: NewWrite): Promise<Outcome> {
  const { doc, field, mid, by, ctx, seq } = write
  const history = await fieldOf(ledger, doc, field, [mid, ...ctx])
  if (history.early.has(mid)) history.all ??= await readAll(ledger, { doc, field })
  const { outcome, early } = addWrite(history, { mid, ctx })
  if (history.heads.size > 1 && isMerged(ledger.framework, doc, field)) add(ledger.differing, doc, field)
  const document = (await documentOf(ledger, doc)) ?? makeDocument(ledger, doc, by)
  document.seq = seq
  document.written.add(field)
  ledger.present.delete(doc)
  ledger.waiting.write.push({
    review_id: ledger.review.id,
    doc,
    field,
    mid,
    by,
    value: canonicalJson(write.value),
    ctx: JSON.stringify(ctx),
    at: write.at,
    received_at: write.receivedAt,
    seq,
    outcome,
  })
  for (const each of early) ledger.waiting.early.push({ review_id: ledger.review.id, doc, field, mid: each })
  return outcome
}

function makeDocument(ledger: Ledger, doc: string, firstAuthor: string): OpenDocument {
  const document = { firstAuthor, seq: 0, written: new Set<string>(), heads: new Map() }
  ledger.documents.set(doc, document)
  ledger.moved.docs.add(doc)
  return document
}

export async function documentOf(ledger: Ledger, doc: string): Promise<OpenDocument | null> {
  if (!ledger.documents.has(doc)) await loadDocuments(ledger, [doc])
  return ledger.documents.get(doc) ?? null
}

/** A field's heads, and what there is to know of these writes in it. */
export async function fieldOf(
  ledger: Ledger,
  doc: string,
  field: string,
  mids: readonly string[],
): Promise<FieldHistory> {
  await loadFields(ledger, [{ doc, field, mids }])
  return ledger.fields.get(doc)!.get(field)!
}

/** Notes that what is held of somebody's under a document has changed, so that they are told. */
export function heldMoved(ledger: Ledger, personId: string, doc: string): void {
  add(ledger.moved.held, personId, doc)
}

function add(sets: Map<string, Set<string>>, key: string, member: string): void {
  const known = sets.get(key)
  if (known) known.add(member)
  else sets.set(key, new Set([member]))
}
