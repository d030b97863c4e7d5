/**
 * What a reviewer has said of nominations that the school has taken back: to be read, and where two answers differ, to be
 * chosen between. No screen may be silent about what a submit waits for.
 */
import { useCallback } from 'react'
import type { Fields } from '#domain/custody/state.ts'
import { excellenceField } from '#domain/evaluation/fields.ts'
import type { Excellence, Question } from '#domain/framework/define.ts'
import { Card } from '#app/ui/card.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { useEvaluation } from './evaluation.ts'
import { ExcellenceAnswers, type ExcellenceAnswersProps } from './excellence-answers.tsx'
import { useKeptFocus } from '#app/shell/kept-focus.ts'
import { useFields, useHeads } from '#app/writing/live-fields.ts'
import { nominationId } from './nomination-id.ts'
import { ChoiceAnswers } from '#app/writing/question-field.tsx'
import { TextAnswers } from '#app/writing/text-answers.tsx'
import { type Withdrawn, sameWithdrawn, withdrawnIn } from './withdrawn.ts'
import { words } from './words.ts'

export function useWithdrawn(excellence: Excellence): readonly Withdrawn[] {
  const { live, review } = useEvaluation()
  const select = useCallback(
    (fields: Fields) => withdrawnIn(excellence, review.nominations.map(nominationId), fields),
    [excellence, review.nominations],
  )
  return useFields(live, select, sameWithdrawn)
}

/** On the page where the questions are answered. */
export function WithdrawnNomination({ nomination, asked, answered }: Withdrawn) {
  const { open } = useEditing()
  // A question that has been answered goes, and its button with it.
  useKeptFocus(asked.length)
  const toRead = open ? answered : [...asked, ...answered]
  return (
    <section className="stack" aria-label={words.excellence.withdrawn}>
      <Card title={words.excellence.withdrawn}>
        <div className="stack">
          <p className="muted">{words.excellence.withdrawnText}</p>
          {open &&
            asked.map((question) => (
              <Asked key={question.id} field={excellenceField(nomination, question.id)} question={question} />
            ))}
        </div>
      </Card>
      {toRead.length > 0 && <ExcellenceAnswers nomination={nomination} questions={toRead} />}
    </section>
  )
}

function Asked({ field, question }: { field: string; question: Question }) {
  const heads = useHeads(useEditing().live, field)
  if (question.kind === 'choice') return <ChoiceAnswers field={field} question={question} heads={heads} />
  return <TextAnswers field={field} heads={heads} what={question.label} readOnly />
}

/** On the page where answers are checked: only what is to be chosen has a place to lead to. */
export function WithdrawnAnswers({
  excellence,
  change,
}: { excellence: Excellence } & Pick<ExcellenceAnswersProps, 'change'>) {
  return useWithdrawn(excellence).map(({ nomination, asked, answered }) => (
    <ExcellenceAnswers
      key={nomination}
      nomination={nomination}
      questions={excellence.evaluation.filter((each) => asked.includes(each) || answered.includes(each))}
      title={words.excellence.withdrawn}
      change={change && ((field, what) => asked.some(({ id }) => field.endsWith(`/${id}`)) && change(field, what))}
    />
  ))
}
