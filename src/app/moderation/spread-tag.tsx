import { IconDiffers } from '#app/ui/icon.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { Spread } from './spread.ts'
import { words } from './words.ts'

/** The spread as a word; plum, the colour of divergence, from two levels on. */
export function SpreadTag({ spread }: { spread: Spread }) {
  const word = words.spreadTag(spread)
  if (spread.kind !== 'apart' || spread.levels < 2) return <span className="muted">{word}</span>
  return (
    <Tag tone="differs" icon={<IconDiffers />}>
      {word}
    </Tag>
  )
}
