/**
 * The school's Area of Excellence: what the school put forward, to be read, and what this reviewer thinks of the
 * evidence. It has no level of the scale; what is asked stands in the framework.
 */
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { excellenceField } from '#domain/evaluation/fields.ts'
import type { Excellence } from '#domain/framework/define.ts'
import { NominationCard } from '#app/shell/nomination-card.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconAward } from '#app/ui/icon.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { useEvaluation } from './evaluation.ts'
import { ExcellenceAnswers } from './excellence-answers.tsx'
import { nominationId } from './nomination-id.ts'
import { PanelHead } from './panel-head.tsx'
import { QuestionField } from '#app/writing/question-field.tsx'
import { ReadOnlyNote } from './read-only-note.tsx'
import { type Texts, textToShow } from '#app/writing/text-field.ts'
import { WithdrawnNomination, useWithdrawn } from './withdrawn-answers.tsx'
import { words } from './words.ts'
import './panel.css'

export function ExcellencePanel({ excellence }: { excellence: Excellence }) {
  const { rid, review, open, standing } = useEvaluation()
  const { nominations } = review
  const withdrawn = useWithdrawn(excellence)
  const lead = open && standing.waiting ? words.excellence.leadWaiting : words.excellence.lead
  return (
    <>
      <PanelHead title={excellence.title} lead={nominations.length > 0 ? lead : null} />
      <div className="stack">
        {!open && <ReadOnlyNote />}
        {nominations.length + withdrawn.length === 0 && (
          <Card>
            <EmptyState icon={<IconAward />} title={words.excellence.emptyTitle}>
              {words.excellence.empty}
            </EmptyState>
          </Card>
        )}
        {nominations.map((doc) => (
          <section key={doc} className="stack" aria-label={excellence.title}>
            <NominationCard rid={rid} doc={doc} excellence={excellence} />
            {open ? (
              <ExcellenceForm nomination={nominationId(doc)} excellence={excellence} />
            ) : (
              <ExcellenceAnswers nomination={nominationId(doc)} questions={excellence.evaluation} />
            )}
          </section>
        ))}
        {withdrawn.map((each) => (
          <WithdrawnNomination key={each.nomination} {...each} />
        ))}
      </div>
    </>
  )
}

function ExcellenceForm({ nomination, excellence }: { nomination: string; excellence: Excellence }) {
  const editing = useEditing()
  const fields = excellence.evaluation.map((question) => excellenceField(nomination, question.id))
  const [defaultValues] = useState((): Texts =>
    Object.fromEntries(fields.map((field) => [field, textToShow(editing, field)])),
  )
  const form = useForm<Texts>({ defaultValues })
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <Card title={words.excellence.yours}>
        <div className="questions">
          {excellence.evaluation.map((question, at) => (
            <QuestionField key={question.id} form={form} field={fields[at]!} question={question} />
          ))}
        </div>
      </Card>
    </form>
  )
}
