/* How an estimate is shown wherever it is shown: the word, three bars of which as many are filled as the level's rank,
   a fill and a border. Never a colour alone, and the same in print and in high contrast. */
import { IconNone } from './icon.tsx'

export type EstimateRank = 0 | 1 | 2 | 3

/** A bar with round corners, from the height at which it begins down to the ground that all stand on. */
const bar = (x: number, top: number) =>
  `M${x + 1.25} ${top}h2.5q1.25 0 1.25 1.25v${19.5 - top}q0 1.25 -1.25 1.25h-2.5q-1.25 0 -1.25 -1.25v${top - 19.5}q0 -1.25 1.25 -1.25z`

const BARS = [bar(1.5, 13), bar(9.5, 8), bar(17.5, 2)] as const

/**
 * The glyph that goes with every estimate: three bars, as many filled as the level's rank. Its colour is the text's. A
 * table has hundreds of them, so it is two shapes at most.
 */
export function Bars({ filled }: { filled: EstimateRank }) {
  return (
    <svg className="bars" viewBox="0 0 24 24" aria-hidden="true">
      {filled > 0 && <path d={BARS.slice(0, filled).join('')} fill="currentColor" />}
      {filled < 3 && <path d={BARS.slice(filled).join('')} />}
    </svg>
  )
}

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
      {rank === null ? <IconNone /> : <Bars filled={rank} />}
      {label}
    </span>
  )
}
