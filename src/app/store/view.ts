/**
 * What a person sees: the server's documents with their own waiting writes laid over them, and their own waiting
 * decisions over the server's. Every row is checked before it is shown: one that is damaged makes the screen read-only
 * with its rows for export, never a blank editor that would save emptiness.
 */
import { documentKind } from '#domain/custody/grammar.ts'
import { type Fields, type PendingWrite, fieldsFrom, overlay, shownValue } from '#domain/custody/state.ts'
import { REVIEW, STATE_FIELD, statusField } from '#domain/moderation/review-document.ts'
import { evaluationStatus as statusSchema, reviewState } from '#domain/people.ts'
import type { Rows } from './port.ts'
import { type DocumentRow, type OutboxRow, documentRow, outboxRow } from './rows.ts'
import type { EvaluationStanding, View } from './store.ts'

/** Which documents were found whole, by their revision: typing changes what waits, and to check a long document takes long. */
export type CheckedDocuments = Map<string, string>

export async function viewOf(rows: Rows, rid: string, doc: string, checked: CheckedDocuments): Promise<View> {
  const [waiting, stored] = await Promise.all([rows.ofDocument(rid, doc), rows.get('documents', [rid, doc])])
  if (!isWhole(stored, checked) || !waiting.every((row) => outboxRow.safeParse(row).success))
    return { status: 'damaged', rows: [...(stored ? [stored] : []), ...waiting] }
  const heard = stored !== undefined && stored.seq > 0 && stored.gone === undefined
  return {
    status: 'ready',
    fields: documentKind(doc) === 'section' ? ownFirst(stored, waiting) : laidOver(stored, waiting),
    pending: waiting.length,
    held: stored?.held ?? [],
    seq: heard ? stored.seq : null,
  }
}

function isWhole(stored: DocumentRow | undefined, checked: CheckedDocuments): boolean {
  if (stored === undefined) return true
  const { rid, doc, rev } = stored
  const name = `${rid} ${doc}`
  if (rev !== undefined && checked.get(name) === rev) return true
  if (!documentRow.safeParse(stored).success) return false
  if (rev !== undefined) checked.set(name, rev)
  return true
}

/** The state of a document as its author sees it, and as a submit names it. */
export function laidOver(stored: DocumentRow | undefined, waiting: readonly OutboxRow[]): Fields {
  return overlay(fieldsFrom(stored?.fields ?? {}), waiting.flatMap(asPending))
}

/**
 * Several people write a section, and what they write at once is merged by the server. Until that has heard of one's own
 * words they stand there alone: a question that answers itself a moment later is not asked, and what is not shown is not
 * replaced. What it has refused it will not merge.
 */
function ownFirst(stored: DocumentRow | undefined, waiting: readonly OutboxRow[]): Fields {
  const own = new Set(waiting.filter((row) => row.refused === undefined).map((row) => row.mid))
  const shown = [...laidOver(stored, waiting)].map(([field, heads]) => {
    const ours = heads.filter(({ mid }) => own.has(mid))
    return [field, ours.length > 0 ? ours : heads] as const
  })
  return new Map(shown)
}

const asPending = ({ mid, by, at, write }: OutboxRow): PendingWrite[] =>
  write ? [{ mid, by, at, field: write.field, value: write.value, ctx: write.ctx }] : []

/** What the status of an evaluation will be once everything waiting has been sent. */
export async function standingOf(rows: Rows, rid: string, personId: string): Promise<EvaluationStanding> {
  const review = documentRow.safeParse(await rows.get('documents', [rid, REVIEW]))
  const fields: Fields = review.success ? fieldsFrom((review.data as unknown as DocumentRow).fields) : new Map()
  const listed = await rows.get('reviews', rid)
  const state = reviewState.safeParse(shownValue(fields, STATE_FIELD))
  const decided = statusSchema.safeParse(shownValue(fields, statusField(personId)))
  const waiting = (await rows.commandsOf(rid)).filter((row) => row.by === personId && isOwnDecision(row))
  const last = waiting.at(-1)?.command?.type
  return {
    status: last === undefined ? (decided.data ?? 'draft') : last === 'evaluation.submit' ? 'submitted' : 'draft',
    waiting: waiting.length > 0,
    state: state.data ?? listed?.summary.state ?? 'P',
  }
}

const isOwnDecision = ({ command }: OutboxRow) =>
  command?.type === 'evaluation.submit' || command?.type === 'evaluation.recall'
