/**
 * What the last review asked for, and what the school says has become of each step, before the reviewers come. The school
 * says it while the review is planned; afterwards it stands as it is. It is saved as it is typed, with or without a
 * connection.
 */
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { PLAN } from '#domain/evaluation/host-question.ts'
import { STEP_STATUSES, stepField } from '#domain/evaluation/steps.ts'
import type { Framework, Question } from '#domain/framework/define.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import { ReviewFrame } from '#app/shell/review-frame.tsx'
import { type Step, Steps } from '#app/shell/steps.tsx'
import { useSignedIn } from '#app/store/hooks.ts'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconNone } from '#app/ui/icon.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { OpenDocument } from '#app/writing/open-document.tsx'
import { QuestionField } from '#app/writing/question-field.tsx'
import { type TextForm, type Texts, textToShow } from '#app/writing/text-field.ts'
import { speaksForSchool } from './speaks-for-school.ts'
import { words } from './words-last-review.ts'

export function LastReviewPage() {
  const { rid } = useParams({ from: '/with-person/reviews/$rid/last-review' })
  return (
    <ReviewFrame rid={rid} title={words.title}>
      {(review) => <SinceThen review={review} />}
    </ReviewFrame>
  )
}

function SinceThen({ review }: { review: ReviewDetail }) {
  const { id: rid, previous, myRole, state } = review
  const open = speaksForSchool(useSignedIn(), review)
  const framework = frameworkOf(review.framework)
  const steps = previous?.evenBetterIf ?? []
  if (!previous || steps.length === 0)
    return (
      <>
        <PageTitle title={words.title} />
        <EmptyState icon={<IconNone />} title={words.none}>
          {words.noneText}
        </EmptyState>
      </>
    )
  return (
    <>
      <PageTitle title={words.title} lead={words.lead(previous.on, myRole, open, state)} />
      {open ? (
        <OpenDocument rid={rid} doc={PLAN} framework={framework} open>
          <StepsForm steps={steps} framework={framework} />
        </OpenDocument>
      ) : (
        <Card>
          <Steps
            rid={rid}
            steps={steps}
            headingOf={(step) => <h2 className="steps__area">{titleOf(framework, step)}</h2>}
          />
        </Card>
      )}
    </>
  )
}

const titleOf = ({ areas }: Framework, { area }: Step) => areas.find(({ id }) => id === area)?.title ?? words.elsewhere

function StepsForm({ steps, framework }: { steps: readonly Step[]; framework: Framework }) {
  const editing = useEditing()
  const [defaultValues] = useState((): Texts =>
    Object.fromEntries(
      steps.map(({ id }) => stepField(id, 'note')).map((field) => [field, textToShow(editing, field)]),
    ),
  )
  const form = useForm<Texts>({ defaultValues })
  return (
    <form noValidate className="stack" onSubmit={(event) => event.preventDefault()}>
      {steps.map((step, at) => (
        <Card key={step.id} title={titleOf(framework, step)} aside={words.of(at + 1, steps.length)}>
          <OneStep form={form} step={step} />
        </Card>
      ))}
    </form>
  )
}

const status: Question = {
  id: 'status',
  kind: 'choice',
  label: words.status,
  options: Object.entries(STEP_STATUSES).map(([id, title]) => ({ id, title })),
}
const note: Question = { id: 'note', kind: 'text', label: words.note, hint: words.noteHint }

function OneStep({ form, step }: { form: TextForm; step: Step }) {
  return (
    <div className="stack">
      <blockquote className="steps__step">
        <p className="steps__text">{step.text}</p>
      </blockquote>
      <QuestionField form={form} field={stepField(step.id, 'status')} question={status} />
      <QuestionField form={form} field={stepField(step.id, 'note')} question={note} />
    </div>
  )
}
