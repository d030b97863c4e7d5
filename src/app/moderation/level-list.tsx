import type { Framework } from '#domain/framework/define.ts'
import { levelsOf } from '#domain/framework/levels.ts'
import { EstimateBadge } from '#app/ui/bars.tsx'

/** What each level means, so that a meeting argues about the same words. */
export function LevelList({ framework }: { framework: Framework }) {
  return (
    <>
      <dl className="level-list">
        {levelsOf(framework).map((level) => (
          <div key={level.id} className="level-list__level">
            <dt>
              <EstimateBadge level={level.id} rank={level.rank} label={level.title} />
            </dt>
            <dd>
              <strong className="level-list__summary">{level.summary}</strong> {level.description}
            </dd>
          </div>
        ))}
      </dl>
      <p className="level-list__wording muted small">{framework.scale?.wording}</p>
    </>
  )
}
