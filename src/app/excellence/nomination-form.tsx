/**
 * The form of one nomination, as the framework asks for it: each answer is a field of its document, saved as it is typed.
 * It is made with its values and never filled again.
 */
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { TITLE_ADVICE } from '#domain/excellence/nomination.ts'
import type { Excellence, Framework } from '#domain/framework/define.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { IconReturn } from '#app/ui/icon.tsx'
import { choose, useEditing } from '#app/writing/editing.ts'
import { domIdOf, focusById } from '#app/writing/field-ids.ts'
import { OpenDocument } from '#app/writing/open-document.tsx'
import { QuestionField } from '#app/writing/question-field.tsx'
import { type Texts, textToShow } from '#app/writing/text-field.ts'
import './excellence.css'
import { words } from './words.ts'

export interface NominationFormProps {
  readonly rid: string
  readonly doc: string
  readonly framework: Framework
  /** It was begun on this page just now. */
  readonly isNew: boolean
  /** There is something of it to be taken back. */
  readonly isStored: boolean
}

export function NominationForm({ framework, isNew, isStored, ...document }: NominationFormProps) {
  return (
    <OpenDocument {...document} framework={framework} open>
      <Questions questions={framework.excellence?.nomination ?? []} isNew={isNew} isStored={isStored} />
    </OpenDocument>
  )
}

interface QuestionsProps extends Pick<NominationFormProps, 'isNew' | 'isStored'> {
  readonly questions: Excellence['nomination']
}

function Questions({ questions, isNew, isStored }: QuestionsProps) {
  const editing = useEditing()
  const [defaultValues] = useState((): Texts =>
    Object.fromEntries(questions.map(({ id }) => [id, textToShow(editing, id)])),
  )
  const form = useForm<Texts>({ defaultValues })
  const [first] = questions
  useEffect(() => {
    if (isNew && first) focusById(domIdOf(first.id))
  }, [isNew, first])
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <Card title={words.form}>
        <div className="nomination">
          {questions.map((question) => (
            <QuestionField
              key={question.id}
              form={form}
              field={question.id}
              question={question}
              {...(question === first && { isShort: true, advice: TITLE_ADVICE })}
            />
          ))}
          {isStored && (
            <Button variant="quiet" icon={<IconReturn />} onClick={() => void choose(editing, '_deleted', true)}>
              {words.takeBack}
            </Button>
          )}
        </div>
      </Card>
    </form>
  )
}
