/**
 * One area of the evaluation: the estimate and the lists of points, as the framework asks for them. The form is made
 * with its values and is never filled again: filling one that somebody is writing in has cost people their words.
 */
import { lazyRouteComponent } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Area } from '#domain/framework/define.ts'
import { HostQuestion } from '#app/shell/host-question.tsx'
import { useEvaluation } from './evaluation.ts'
import { AreaAnswers } from './area-answers.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { EstimateField } from './estimate-field.tsx'
import { PanelHead } from './panel-head.tsx'
import { PointList } from '#app/writing/point-list.tsx'
import { ReadOnlyNote } from './read-only-note.tsx'
import type { Texts } from '#app/writing/text-field.ts'
import { textsOfArea } from '#app/writing/texts-of-area.ts'
import { words } from './words.ts'
import './panel.css'

/** Few evaluations are ever returned, so what is shown then is not in the first load. */
const ReturnedNote = lazyRouteComponent(() => import('./returned-note.tsx'), 'ReturnedNote')
const StepsOfArea = lazyRouteComponent(() => import('#app/shell/steps.tsx'), 'StepsOfArea')

export function AreaPanel({ area }: { area: Area }) {
  const { rid, review, open, standing } = useEvaluation()
  const { previous } = review
  // A recall that has not been sent has not yet taken the words from those who can read them.
  const lead = standing.waiting ? words.privateWaiting : words.private
  const isReturned = standing.status === 'returned'
  return (
    <>
      <PanelHead title={area.title} lead={open && !isReturned ? lead : null} prompts={area.prompts} />
      {previous?.evenBetterIf.some((step) => step.area === area.id) && (
        // Its line is kept free, so that nothing below moves when it comes.
        <Suspense fallback={<div className="prompts__summary" />}>
          <StepsOfArea rid={rid} previous={previous} area={area.id} />
        </Suspense>
      )}
      <HostQuestion rid={rid} area={area} />
      {isReturned && (
        <Suspense>
          <ReturnedNote area={area} />
        </Suspense>
      )}
      {open ? <AreaForm area={area} /> : <ClosedArea area={area} />}
    </>
  )
}

function AreaForm({ area }: { area: Area }) {
  const editing = useEditing()
  const [defaultValues] = useState(() => textsOfArea(editing, area))
  const form = useForm<Texts>({ defaultValues })
  return (
    <div className="stack">
      {area.estimate && <EstimateField area={area.id} />}
      {area.lists.map((list) => (
        <PointList key={list.id} form={form} area={area.id} list={list} />
      ))}
    </div>
  )
}

function ClosedArea({ area }: { area: Area }) {
  return (
    <div className="stack">
      <ReadOnlyNote />
      <AreaAnswers area={area} />
    </div>
  )
}
