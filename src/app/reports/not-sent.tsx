/**
 * What somebody was typing when the report moved on: the form that it was typed in is gone, the words are not. They stand on
 * the page until their author has copied them and lets them go.
 */
import { factCheckPoints } from '#domain/moderation/fact-check.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { RAISED, QUOTE, SECTION, WITHDRAWN, pointOfKey, useTyped } from './typed.ts'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

export function NotSent({ report }: { report: Report }) {
  const typed = useTyped(report)
  const left = typed.all().filter(([key]) => isOver(report, key))
  return left.map(([key, text]) => (
    <Card key={key} title={words.notSent.title} className="not-sent">
      <div className="stack">
        <p>{words.notSent.text}</p>
        <p className="fact-point__text">{text}</p>
        <div>
          <Button
            onClick={() => {
              for (const each of key === RAISED ? [RAISED, QUOTE, SECTION] : [key]) typed.keep(each, null)
            }}
          >
            {words.notSent.letGo}
          </Button>
        </div>
      </div>
    </Card>
  ))
}

/** Whether there is no place any more in which these words could be sent. */
function isOver({ facts, may }: Report, key: string): boolean {
  if (key === RAISED) return !may('factCheck.raise')
  if (key === WITHDRAWN) return !may('review.withdraw')
  const point = pointOfKey(key)
  if (point === null) return false
  const isOpen = factCheckPoints(facts.decided).some(({ id, accepted }) => id === point && !accepted)
  return !isOpen || !may('factCheck.answer')
}
