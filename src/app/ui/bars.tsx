/* How an estimate is shown wherever it is shown: the word, three bars of which as many are filled as the level's rank,
   a fill and a border. Never a colour alone, and the same in print and in high contrast. */
import type { ReactNode } from 'react'
import { IconNone } from './icon.tsx'

export type EstimateRank = 0 | 1 | 2 | 3

/** Where each bar stands, and the height at which it begins; the ground is the same for all. */
const BARS = [
  [1.5, 13],
  [9.5, 8],
  [17.5, 2],
] as const

/** One side of a bar's line, which is two wide and has round corners: its outside at -1, its inside at 1. */
function side([x, top]: (typeof BARS)[number], inset: -1 | 1): string {
  const round = 1.25 - inset
  const down = 19.5 - top
  const start = `M${x + 1.25} ${top + inset}`
  return `${start}h2.5q${round} 0 ${round} ${round}v${down}q0 ${round} -${round} ${round}h-2.5q-${round} 0 -${round} -${round}v-${down}q0 -${round} ${round} -${round}z`
}

/**
 * The glyph that goes with every estimate: three bars, as many filled as the level's rank. Its colour is the text's. A
 * table has hundreds of them, so each is one shape, and is described once.
 */
const GLYPHS = [0, 1, 2, 3].map((filled) => (
  <svg key={filled} className="bars" viewBox="0 0 24 24" aria-hidden="true">
    <path d={BARS.map((bar, at) => side(bar, -1) + (at < filled ? '' : side(bar, 1))).join('')} />
  </svg>
))

export const barsOf = (filled: EstimateRank): ReactNode => GLYPHS[filled]

export interface EstimateBadgeProps {
  /** The level's id, exposed as data-rating. */
  level: string
  /** 3 is the highest level; null is "not rated". */
  rank: EstimateRank | null
  /** The word itself: an estimate is never shown by colour alone. */
  label: string
  size?: 'md' | 'lg'
}

export function EstimateBadge({ level, rank, label, size = 'md' }: EstimateBadgeProps) {
  return (
    <span className={`estimate-badge estimate-badge--${size}`} data-rating={level} data-rank={rank ?? 'none'}>
      {rank === null ? <IconNone /> : barsOf(rank)}
      {label}
    </span>
  )
}
