/** Which areas the page shows: all, one, the Areas of Excellence, or those where the submitted estimates differ. */
import type { Area } from '#domain/framework/define.ts'
import type { Choice } from './area-filter.tsx'
import { type Column, estimateOf } from './column.ts'
import type { Nomination } from './nominations.ts'
import { spreadOf } from './spread.ts'
import type { Submitted } from './use-submitted.ts'
import { words } from './words.ts'

export const EVERYTHING = 'all'
const DIFFER = 'differ'
const EXCELLENCE = 'excellence'

type Source = Pick<Submitted, 'framework' | 'nominations'> & { readonly columns: readonly Column[] }

/** The filter's choices. An area has its short name, as on the reviewer's tabs. */
export function choicesOf(source: Source): readonly Choice[] {
  const { framework, nominations } = source
  const apart = areasApart(source).length
  return [
    { id: EVERYTHING, label: words.filter.all },
    ...framework.areas.map((area) => ({ id: `area-${area.id}`, label: area.short })),
    ...(nominations.length > 0 ? [{ id: EXCELLENCE, label: framework.excellence?.short ?? '' }] : []),
    ...(apart > 0 ? [{ id: DIFFER, label: words.filter.differ(apart) }] : []),
  ]
}

export function shownOf(
  source: Source,
  filter: string,
): { readonly areas: readonly Area[]; readonly nominations: readonly Nomination[] } {
  const { framework, nominations } = source
  if (filter === EXCELLENCE) return { areas: [], nominations }
  if (filter === DIFFER) return { areas: areasApart(source), nominations: [] }
  const one = framework.areas.filter((area) => `area-${area.id}` === filter)
  return one.length > 0 ? { areas: one, nominations: [] } : { areas: framework.areas, nominations }
}

function areasApart({ framework, columns }: Source): readonly Area[] {
  return framework.areas.filter(
    (area) =>
      spreadOf(
        framework,
        columns.map((column) => estimateOf(column, area.id)),
      ).kind === 'apart',
  )
}
