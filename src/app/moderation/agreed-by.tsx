import { whenWords } from '#app/shell/dates.ts'
import { useNow } from '#app/shell/now.ts'
import { IconClock } from '#app/ui/icon.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { Framework } from '#domain/framework/define.ts'
import type { Agreed } from './area-row.ts'
import { boardWords as words } from './board-words.ts'
import { LevelBadge } from './level-badge.tsx'

export interface AgreedByProps {
  agreed: Agreed
  framework: Framework
  nameOf: (personId: string) => string
  /** The estimate and its reason stand in the form below already. */
  brief: boolean
}

/** What is agreed, by whom and why, and whether it has been sent. */
export function AgreedBy({ agreed, framework, nameOf, brief }: AgreedByProps) {
  const now = useNow()
  return (
    <div className="agreed-by">
      <p className="agreed-by__line">
        {!brief && <LevelBadge framework={framework} level={agreed.estimate} />}
        <span className="muted small">{words.agree.by(nameOf(agreed.by), whenWords(agreed.at, now))}</span>
        {agreed.waits && (
          <Tag tone="info" icon={<IconClock />}>
            {words.waits}
          </Tag>
        )}
      </p>
      {!brief && agreed.reason !== null && <p className="as-typed agreed-by__reason">{agreed.reason}</p>}
    </div>
  )
}
