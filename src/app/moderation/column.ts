/**
 * One reviewer on the page "Submitted evaluations": who they are, how far they are, and what of their evaluation
 * may be read. Everything below draws from this alone, so that a value can only appear where `read` says that it
 * was submitted, or that it is the reader's own.
 */
import type { Progress, ReviewSummary } from '#domain/api/reviews.ts'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { estimateField } from '#domain/evaluation/fields.ts'
import type { EvaluationStatus } from '#domain/people.ts'

type Member = ReviewSummary['team'][number]

export interface Column {
  readonly personId: string
  readonly name: string
  readonly role: Member['role']
  readonly mine: boolean
  readonly status: EvaluationStatus
  /** When it was last handed in or returned; null while it was neither. */
  readonly since: string | null
  /** It is somebody else's and not open to the reader now, submitted or not. */
  readonly withheld: boolean
  /** The evaluation as submitted; null while it is not, is withheld, or has not come to this device. */
  readonly read: Fields | null
  /** Counts from the server; null when they are not known or may not be. */
  readonly progress: Progress['progress'][number] | null
}

export interface ColumnSources {
  readonly me: string
  readonly standingOf: (personId: string) => { readonly status: EvaluationStatus; readonly since: string | null }
  /** Whether the reader may read what others have submitted, in this state of the review. */
  readonly readsOthers: boolean
  readonly evaluationOf: (personId: string) => Fields | null
  readonly progress: Progress | undefined
}

/** The reviewers of a team, peers first, each with what may be read of them. A lead who writes none has no column. */
export function columnsOf(team: readonly Member[], sources: ColumnSources): readonly Column[] {
  const { me, standingOf, readsOthers, evaluationOf, progress } = sources
  return team
    .map((member) => {
      const { status, since } = standingOf(member.personId)
      const withheld = member.personId !== me && !readsOthers
      const fields = status === 'draft' || withheld ? null : evaluationOf(member.personId)
      return {
        ...member,
        mine: member.personId === me,
        status,
        withheld,
        since: status === 'draft' ? null : since,
        read: fields && fields.size > 0 ? fields : null,
        progress: progress?.progress.find((each) => each.personId === member.personId) ?? null,
      }
    })
    .filter((column) => column.role === 'PR' || column.status !== 'draft' || hasBegun(column.progress))
    .toSorted((a, b) => Number(a.role === 'LR') - Number(b.role === 'LR'))
}

function hasBegun(progress: Column['progress']): boolean {
  return Object.values(progress?.areas ?? {}).some((area) => area.estimate || area.points > 0)
}

/** The columns whose evaluation is here to be read. */
export const readable = (columns: readonly Column[]) =>
  columns.filter((column): column is Column & { readonly read: Fields } => column.read !== null)

/** The id of the level that a reviewer gave an area, or null. */
export function estimateOf(column: Column, area: string): string | null {
  const value = column.read ? shownValue(column.read, estimateField(area)) : null
  return typeof value === 'string' ? value : null
}
