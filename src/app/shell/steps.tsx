/**
 * The steps that the last review asked for, with what the school says has become of each: to be read by whoever prepares
 * a review or carries it out. What is said stands in the document `plan`, so it is here without a connection.
 */
import type { ReactNode } from 'react'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { PLAN } from '#domain/evaluation/host-question.ts'
import { STEP_STATUSES, type StepAnswer, type StepStatus, answerIn } from '#domain/evaluation/steps.ts'
import type { Fields } from '#domain/custody/state.ts'
import { useView } from '#app/store/hooks.ts'
import { IconDown, IconNone, IconStateDone, IconStateEmpty, IconStateStarted } from '#app/ui/icon.tsx'
import { Tag, type TagProps } from '#app/ui/tag.tsx'
import { lastDay } from './dates.ts'
import './steps.css'

type Previous = NonNullable<ReviewDetail['previous']>
export type Step = Previous['evenBetterIf'][number]

const NOTHING: Fields = new Map()

const looks: { readonly [status in StepStatus]: Pick<TagProps, 'tone' | 'icon'> } = {
  'acted-on': { tone: 'success', icon: <IconStateDone /> },
  partly: { tone: 'info', icon: <IconStateStarted /> },
  'not-yet': { tone: 'caution', icon: <IconStateEmpty /> },
  'no-longer-relevant': { tone: 'neutral', icon: <IconNone /> },
}

/** Some steps, each as it was written, with what the school says of it. `headingOf` is drawn above each. */
export function Steps({
  rid,
  steps,
  headingOf,
}: {
  rid: string
  steps: readonly Step[]
  headingOf?: (step: Step) => ReactNode
}) {
  const view = useView(rid, PLAN)
  const plan = view.status === 'ready' ? view.fields : NOTHING
  return (
    <ul className="steps">
      {steps.map((step) => (
        <li key={step.id} className="steps__step">
          {headingOf?.(step)}
          <p className="steps__text">{step.text}</p>
          <SinceThen {...answerIn(plan, step.id)} />
        </li>
      ))}
    </ul>
  )
}

/** What the school says of one step. */
export function SinceThen({ status, note }: StepAnswer) {
  return (
    <div className="steps__since">
      {status === null ? (
        <span className="muted small">The school has not said yet what has become of it</span>
      ) : (
        <Tag {...looks[status]}>{STEP_STATUSES[status]}</Tag>
      )}
      {note.trim() !== '' && <p className="steps__note">{note}</p>}
    </div>
  )
}

/** What the last review asked for in one area, folded away until somebody wants to know. */
export function StepsOfArea({ rid, previous, area }: { rid: string; previous: Previous; area: string }) {
  const steps = previous.evenBetterIf.filter((step) => step.area === area)
  return (
    <details className="prompts">
      <summary className="prompts__summary">
        <IconDown />
        What the last review asked for, {lastDay(previous.on)}
      </summary>
      <Steps rid={rid} steps={steps} />
    </details>
  )
}
