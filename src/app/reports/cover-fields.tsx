/** The facts on the cover. Of the last Ofsted outcome only those are asked that its shape has; what was typed for another stays. */
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Question } from '#domain/framework/define.ts'
import { MOST_GRADED, OFSTED_ON_FIELD, OFSTED_SHAPES, SAFEGUARDING, gradedField } from '#domain/report/cover.ts'
import { unreadDay } from '#domain/report/build-ofsted.ts'
import { shownValue } from '#domain/custody/state.ts'
import { Card } from '#app/ui/card.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { useFields, useHeads } from '#app/writing/live-fields.ts'
import { QuestionField } from '#app/writing/question-field.tsx'
import { type TextForm, type Texts, textToShow } from '#app/writing/text-field.ts'
import { words } from './words.ts'

type Asked = readonly [field: string, question: Question]

const said = words.coverForm
const text = (field: string, label: string): Asked => [field, { id: 'text', kind: 'text', label }]
const choice = (
  field: string,
  label: string,
  titles: { readonly [id: string]: string },
  ids: readonly string[],
): Asked => [field, { id: 'choice', kind: 'choice', label, options: ids.map((id) => ({ id, title: titles[id]! })) }]

const SCHOOL = [text('headteacher', said.headteacher), text('phase', said.phase)]
const SHAPE = choice('ofsted/shape', said.shape, said.shapes, OFSTED_SHAPES)
const ON = text(OFSTED_ON_FIELD, said.on)
const GRADED = Array.from({ length: MOST_GRADED }, (_, at) => at + 1).flatMap((number) => {
  const labels = said.graded(number)
  return [text(gradedField(number, 'title'), labels.title), text(gradedField(number, 'grade'), labels.grade)]
})
const SAFE = choice('ofsted/safeguarding', said.safeguarding, said.safeguardings, SAFEGUARDING)
const ALL = [...SCHOOL, ON, text('ofsted/grade', said.grade), ...GRADED]

export function CoverFields() {
  const editing = useEditing()
  const [defaultValues] = useState((): Texts =>
    Object.fromEntries(ALL.map(([field]) => [field, textToShow(editing, field)])),
  )
  const form = useForm<Texts>({ defaultValues })
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()} className="stack">
      <Card title={words.cover}>
        <p className="cover__lead muted small">{said.lead}</p>
        <Questions form={form} asked={SCHOOL} />
      </Card>
      <Card title={said.ofsted}>
        <Ofsted form={form} />
      </Card>
    </form>
  )
}

function Ofsted({ form }: { form: TextForm }) {
  const { live } = useEditing()
  const shape = shownValue(new Map([['it', useHeads(live, 'ofsted/shape')]]), 'it')
  return <Questions form={form} asked={[SHAPE, ...askedOf(shape, useFilled())]} />
}

function askedOf(shape: unknown, rows: number): readonly Asked[] {
  const graded = GRADED.slice(0, rows * 2)
  switch (shape) {
    case 'headline':
      return [ON, text('ofsted/grade', said.grade)]
    case 'judgements':
      return [ON, ...graded]
    case 'report-card':
      return [ON, ...graded, SAFE]
    default:
      return []
  }
}

/** How many rows there are for areas: those that are filled in and one more. */
function useFilled(): number {
  const { live } = useEditing()
  const last = [...live.get().keys()].reduce((most, field) => {
    const number = Number(/^ofsted\/graded\/(\d+)\//.exec(field)?.[1] ?? 0)
    return Math.max(most, number)
  }, 0)
  return Math.min(MOST_GRADED, Math.max(4, last + 1))
}

function Questions({ form, asked }: { form: TextForm; asked: readonly Asked[] }) {
  return (
    <div className="questions">
      {asked.map(([field, question]) => (
        <div key={field}>
          <QuestionField form={form} field={field} question={question} isShort />
          {field === OFSTED_ON_FIELD && <DayAdvice />}
        </div>
      ))}
    </div>
  )
}

/** Below its field and once the hand rests: it moves nothing under it, and does not speak of a date that is half typed. */
function DayAdvice() {
  const { live } = useEditing()
  const unread = useFields(live.rested, unreadDay, Object.is)
  return unread !== null && <p className="cover__advice field__advice">{said.noDay}</p>
}
