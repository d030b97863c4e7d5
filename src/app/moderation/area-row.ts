/**
 * What the table of a moderation says of one area: each reviewer's estimate, how far they lie apart, and what the team has
 * agreed. Worked out once for all areas, so that a key moves through forty of them without anything being read again.
 */
import { type Head, shownHead } from '#domain/custody/state.ts'
import type { Area, Framework } from '#domain/framework/define.ts'
import { reviewersDiffer } from '#domain/moderation/moderate.ts'
import { agreedField } from '#domain/moderation/review-document.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { type Column, estimateOf } from './column.ts'
import { type Spread, spreadOf } from './spread.ts'

export interface Agreed {
  /** The id of the level. */
  readonly estimate: string
  readonly reason: string | null
  /** Whose decision it is, and when it was made. */
  readonly by: string
  readonly at: string
  /** It is decided on this device and has not been sent. */
  readonly waits: boolean
}

export interface AreaRow {
  readonly area: Area
  /** The estimates that were submitted, by reviewer; null where somebody gave none. */
  readonly estimates: ReadonlyMap<string, string | null>
  readonly spread: Spread
  readonly agreed: Agreed | null
  /** An agreement owes its reason. */
  readonly differs: boolean
  /** The level that all say, where there are at least two of them: one alone is no agreement. */
  readonly unanimous: string | null
}

export function rowsOf(framework: Framework, columns: readonly Column[], facts: CommandFacts): readonly AreaRow[] {
  return framework.areas.map((area) => {
    const read = columns.filter((column) => column.read !== null)
    const estimates = new Map(read.map((column) => [column.personId, estimateOf(column, area.id)]))
    const said = [...estimates.values()]
    const differs = reviewersDiffer(facts.submitted, area.id)
    return {
      area,
      estimates,
      spread: spreadOf(framework, said),
      agreed: agreedOn(facts, area.id),
      differs,
      unanimous: !differs && said.length > 1 && said.length === facts.submitted.size ? said[0]! : null,
    }
  })
}

function agreedOn({ decided }: CommandFacts, area: string): Agreed | null {
  const head = shownHead(decided, agreedField(area, 'estimate'))
  if (typeof head?.value !== 'string') return null
  const reason = shownHead(decided, agreedField(area, 'reason'))?.value
  return { estimate: head.value, reason: typeof reason === 'string' ? reason : null, ...decidedBy(head) }
}

const decidedBy = (head: Head): Pick<Agreed, 'by' | 'at' | 'waits'> => ({
  by: head.by,
  at: head.receivedAt ?? head.at,
  waits: head.receivedAt === null,
})

/** Whether the team has still to agree an estimate of this area. */
export const isToAgree = ({ area, agreed }: AreaRow) => area.estimate && agreed === null

export const isFarApart = ({ spread }: AreaRow) => spread.kind === 'apart' && spread.levels > 1

/** How many reviewers say exactly this level, and of how many who gave an estimate. */
export function exactly(row: AreaRow, level: string): { readonly exact: number; readonly of: number } {
  const given = [...row.estimates.values()].filter((estimate) => estimate !== null)
  return { exact: given.filter((estimate) => estimate === level).length, of: given.length }
}

/** The level that most say, or null where no one level has the most. */
export function mostSay(row: AreaRow): string | null {
  const counts = Map.groupBy(
    [...row.estimates.values()].filter((estimate) => estimate !== null),
    (estimate) => estimate,
  )
  const sorted = [...counts].toSorted(([, a], [, b]) => b.length - a.length)
  const [first, second] = sorted
  return first && first[1].length > (second?.[1].length ?? 0) ? first[0] : null
}
