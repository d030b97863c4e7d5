/**
 * Marks that are laid over the words of a report. One may go over several paragraphs and two may share words, so that a text
 * is drawn in runs, each with the marks over it.
 */
import type { Place } from '#domain/report/quotes.ts'

export interface Mark {
  /** Of its link, which stands where the words end. */
  readonly id: string
  readonly href: string
  readonly label: string
  /** What the link says to whoever does not see what is marked. */
  readonly about: string
  readonly isOpen: boolean
  readonly places: readonly Place[]
}

export interface Run {
  readonly from: number
  readonly to: number
  readonly marks: readonly Mark[]
  /** Those whose words end where this run does. */
  readonly ended: readonly Mark[]
}

/** The class of a mark's link, by which it is told apart from the report's own words. */
export const MARK_LINK = 'quoted__link'

/** The runs of a text, none where nothing is marked in it. */
export function runsOf(text: string, marks: readonly Mark[], piece: number): readonly Run[] {
  const here = marks.flatMap((mark) =>
    mark.places
      .filter((place) => place.piece === piece)
      .map(({ from, to }) => ({ mark, from, to, isLast: mark.places.at(-1)!.piece === piece })),
  )
  if (here.length === 0) return []
  const cuts = [...new Set([0, text.length, ...here.flatMap(({ from, to }) => [from, to])])].toSorted((a, b) => a - b)
  return cuts.slice(1).map((to, at) => {
    const from = cuts[at]!
    return {
      from,
      to,
      marks: here.filter((each) => each.from <= from && to <= each.to).map(({ mark }) => mark),
      ended: here.filter((each) => each.isLast && each.to === to).map(({ mark }) => mark),
    }
  })
}
