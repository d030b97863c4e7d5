/**
 * What a reviewer has answered about an Area of Excellence, to be read and not changed: on the page where answers are
 * checked, and in place of the form once the evaluation is closed.
 */
import { type ReactNode, useCallback } from 'react'
import { type Fields, differingHeads, shownValue } from '#domain/custody/state.ts'
import { excellenceField } from '#domain/evaluation/fields.ts'
import type { Question } from '#domain/framework/define.ts'
import { Answer, Answers } from '#app/ui/answers.tsx'
import { Card } from '#app/ui/card.tsx'
import { TwoSaved } from './area-answers.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { useFields } from '#app/writing/live-fields.ts'
import { words } from './words.ts'

export interface ExcellenceAnswersProps {
  readonly nomination: string
  readonly questions: readonly Question[]
  readonly change?: ((field: string, what: string) => ReactNode) | undefined
  readonly title?: string
}

export function ExcellenceAnswers({ nomination, questions, change, title }: ExcellenceAnswersProps) {
  const { live } = useEditing()
  const fields = useFields(
    live,
    useCallback((now: Fields) => now, []),
    Object.is,
  )
  return (
    <Card title={title ?? words.excellence.yours}>
      <Answers>
        {questions.map((question) => {
          const field = excellenceField(nomination, question.id)
          return (
            <Answer key={question.id} title={question.label} link={change?.(field, question.label)}>
              {differingHeads(fields.get(field) ?? []).length > 1 ? (
                <TwoSaved />
              ) : (
                <Words question={question} value={shownValue(fields, field)} />
              )}
            </Answer>
          )
        })}
      </Answers>
    </Card>
  )
}

function Words({ question, value }: { question: Question; value: unknown }) {
  const chosen = question.kind === 'choice' ? question.options.find((option) => option.id === value)?.title : value
  if (typeof chosen !== 'string' || chosen.trim() === '') return <p className="muted">{words.excellence.notAnswered}</p>
  return <p className="answers__text">{chosen}</p>
}
