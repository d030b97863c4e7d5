/** What is written in a part of the report: points where it is about an area, otherwise a text; and what helps to write it. */
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Area, Question } from '#domain/framework/define.ts'
import { COVER_SECTION } from '#domain/report/cover.ts'
import { EXCELLENCE_SECTION, NARRATIVE_ADVICE } from '#domain/report/sections.ts'
import { Card } from '#app/ui/card.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { PointList } from '#app/writing/point-list.tsx'
import { QuestionField } from '#app/writing/question-field.tsx'
import { textsOfArea } from '#app/writing/texts-of-area.ts'
import { type Texts, textToShow } from '#app/writing/text-field.ts'
import { CoverFields } from './cover-fields.tsx'
import { ExcellenceSaid } from './excellence-said.tsx'
import type { Part } from './parts.ts'
import { ReviewersPoints } from './reviewers-points.tsx'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

export function SectionFields({ report, part }: { report: Report; part: Part }) {
  if (part.id === COVER_SECTION) return <CoverFields />
  if (part.area) return <AreaFields report={report} area={part.area} title={part.title} />
  const isExcellence = report.facts.framework.excellence !== null && part.id === EXCELLENCE_SECTION
  return (
    <>
      <TextFields title={part.title} label={isExcellence ? words.excellence.text : words.narrative} />
      {isExcellence && <ExcellenceSaid report={report} />}
    </>
  )
}

function AreaFields({ report, area, title }: { report: Report; area: Area; title: string }) {
  const editing = useEditing()
  const [defaultValues] = useState(() => textsOfArea(editing, area))
  const form = useForm<Texts>({ defaultValues })
  return (
    <>
      <h2>{title}</h2>
      {area.lists.map((list) => (
        <div key={list.id} className="stack">
          <PointList form={form} area={area.id} list={list} />
          <ReviewersPoints report={report} area={area} list={list} />
        </div>
      ))}
    </>
  )
}

function TextFields({ title, label }: { title: string; label: string }) {
  const editing = useEditing()
  const [defaultValues] = useState((): Texts => ({ text: textToShow(editing, 'text') }))
  const form = useForm<Texts>({ defaultValues })
  const question: Question = { id: 'text', kind: 'text', label }
  return (
    <Card title={title}>
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <QuestionField form={form} field="text" question={question} advice={NARRATIVE_ADVICE} />
      </form>
    </Card>
  )
}
