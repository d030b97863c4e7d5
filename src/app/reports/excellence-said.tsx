/** What the school put forward and what the reviewers said of it, for whoever writes of it: to be read, never exported. */
import { shownValue } from '#domain/custody/state.ts'
import { documentId } from '#domain/custody/grammar.ts'
import { excellenceField } from '#domain/evaluation/fields.ts'
import { recommendedOf } from '#domain/excellence/recommendations.ts'
import { Card } from '#app/ui/card.tsx'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

export function ExcellenceSaid({ report }: { report: Report }) {
  const { facts, nominations, model } = report
  const section = model.sections.find((each) => each.kind === 'excellence')
  if (nominations.size === 0) return <p className="muted">{words.excellence.none}</p>
  return [...nominations.keys()].map((doc, at) => (
    <Card key={doc} title={section?.areas[at]?.title || words.excellence.said} headingLevel={3}>
      <p className="muted small">{words.excellence.recommended(recommendedIn(report, doc), facts.submitted.size)}</p>
      <ul className="reviewers-points" role="list">
        {saidOf(report, documentId(doc) ?? doc).map(({ person, text }) => (
          <li key={`${person} ${text}`}>
            <div>
              <p className="reviewers-points__text">{text}</p>
              <p className="muted small">{words.points.by(nameOf(report, person))}</p>
            </div>
          </li>
        ))}
        {facts.submitted.size === 0 && <li className="muted">{words.points.none}</li>}
      </ul>
    </Card>
  ))
}

const recommendedIn = ({ facts: { framework, submitted } }: Report, doc: string) =>
  recommendedOf(framework, [...submitted.values()], documentId(doc) ?? doc)

function saidOf({ facts: { framework, submitted } }: Report, nomination: string) {
  return [...submitted].flatMap(([person, fields]) =>
    (framework.excellence?.evaluation ?? []).flatMap((question) => {
      const value = shownValue(fields, excellenceField(nomination, question.id))
      if (typeof value !== 'string' || value.trim() === '') return []
      const text = question.kind === 'choice' ? question.options.find(({ id }) => id === value)?.title : value
      return text === undefined ? [] : [{ person, text }]
    }),
  )
}

const nameOf = ({ review }: Report, person: string) =>
  review.team.find(({ personId }) => personId === person)?.name ?? ''
