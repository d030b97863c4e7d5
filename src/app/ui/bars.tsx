/* How an estimate is shown wherever it is shown: the word, three bars of which as many are filled as the level's rank,
   a fill and a border. Never a colour alone, and the same in print and in high contrast. */
import { IconNone } from './icon.tsx'

export type EstimateRank = 0 | 1 | 2 | 3

const columns = [
  { x: 1.5, y: 13, height: 9 },
  { x: 9.5, y: 8, height: 14 },
  { x: 17.5, y: 2, height: 20 },
]

/** The glyph that goes with every estimate: three bars, as many filled as the level's rank. Its colour is the text's. */
export function Bars({ filled }: { filled: EstimateRank }) {
  return (
    <svg className="bars" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {columns.map((column, index) => (
        <rect
          key={column.x}
          {...column}
          width={5}
          rx={1.25}
          fill={index < filled ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth={2}
        />
      ))}
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
