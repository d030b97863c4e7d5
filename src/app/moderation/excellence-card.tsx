/**
 * What each reviewer said of one Area of Excellence. It has no scale, so there is no badge and no spread: a
 * recommendation that looked like an estimate would be read as one.
 */
import { Card } from '#app/ui/card.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { recommendedOf } from '#domain/excellence/recommendations.ts'
import type { Framework } from '#domain/framework/define.ts'
import { type Column, readable } from './column.ts'
import { type Answer, answersOf } from './excellence.ts'
import type { Nomination } from './nominations.ts'
import { NotSubmittedHere } from './not-submitted-here.tsx'
import { SideBySide } from './side-by-side.tsx'
import { words } from './words.ts'

export interface ExcellenceCardProps {
  framework: Framework
  nomination: Nomination
  columns: readonly Column[]
}

export function ExcellenceCard(props: ExcellenceCardProps) {
  const { framework, nomination } = props
  return (
    <Card
      title={`${framework.excellence?.title ?? ''}: ${nomination.title ?? words.untitled}`}
      id={`excellence-${nomination.id}`}
      className="area-card"
    >
      <ExcellenceAnswers {...props} />
    </Card>
  )
}

/** The same without a surface of its own. */
export function ExcellenceAnswers({ framework, nomination, columns }: ExcellenceCardProps) {
  const questions = (framework.excellence?.evaluation ?? []).filter((question) => question.kind === 'text')
  const read = readable(columns)
  const recommended = recommendedOf(
    framework,
    read.map((column) => column.read),
    nomination.id,
  )
  return (
    <>
      {read.length > 1 && <p className="muted small">{words.recommended(recommended, read.length)}</p>}
      <SideBySide columns={read} rows={questions.length}>
        {(column) => {
          const answers = answersOf(framework, column.read, nomination.id)
          const chosen = answers.find((answer) => answer.question.kind === 'choice')
          return {
            badge: <Recommendation answer={chosen} />,
            rows: questions.map((question) => (
              <div className="submitted-list" key={question.id}>
                <h4 className="submitted-list__title">{question.label}</h4>
                <Said answer={answers.find((answer) => answer.question.id === question.id)} />
              </div>
            )),
          }
        }}
      </SideBySide>
      <NotSubmittedHere columns={columns} />
    </>
  )
}

function Recommendation({ answer }: { answer: Answer | undefined }) {
  if (!answer) return <span className="muted small">{words.noRecommendation}</span>
  return <Tag>{answer.said}</Tag>
}

function Said({ answer }: { answer: Answer | undefined }) {
  if (!answer) return <p className="submitted-list__none">{words.noAnswer}</p>
  return <p className="as-typed">{answer.said}</p>
}
