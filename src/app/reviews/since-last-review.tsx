import { Link } from '@tanstack/react-router'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import type { Framework } from '#domain/framework/define.ts'
import { levelsOf } from '#domain/framework/levels.ts'
import { lastDay } from '#app/shell/dates.ts'
import { Steps } from '#app/shell/steps.tsx'
import { useSignedIn } from '#app/store/hooks.ts'
import { EstimateBadge } from '#app/ui/bars.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { speaksForSchool } from './speaks-for-school.ts'
import { words } from './words-review.ts'

/** What the last review of the school said, where there was one, and what the school says of it since. */
export function SinceLastReview({ review, framework }: { review: ReviewDetail; framework: Framework }) {
  const open = speaksForSchool(useSignedIn(), review)
  const { previous, myRole, school } = review
  if (!previous) return null
  const { evenBetterIf: steps, estimates } = previous
  const levels = levelsOf(framework)
  const estimated = framework.areas.flatMap(({ id, short }) => {
    const level = levels.find((each) => each.id === estimates[id])
    return level ? [{ id, short, level }] : []
  })
  return (
    <Card title={words.lastReview.title} aside={words.lastReview.ended(lastDay(previous.on))}>
      <div className="stack">
        {estimated.length > 0 && (
          <ul className="estimates-then" aria-label={words.lastReview.estimates}>
            {estimated.map(({ id, short, level }) => (
              <li key={id}>
                <span className="estimates-then__area">{short}</span>
                <EstimateBadge level={level.id} rank={level.rank} label={level.title} />
              </li>
            ))}
          </ul>
        )}
        <Steps rid={review.id} steps={steps} />
        <div className="row">
          {open && steps.length > 0 && (
            <Link to="/reviews/$rid/last-review" params={{ rid: review.id }} className={buttonClass('secondary')}>
              {words.lastReview.say}
            </Link>
          )}
          {(myRole === 'SL' || myRole === 'CT') && (
            <Link to="/schools/$sid" params={{ sid: school.id }} className={buttonClass('secondary')}>
              {words.lastReview.all}
            </Link>
          )}
        </div>
      </div>
    </Card>
  )
}
