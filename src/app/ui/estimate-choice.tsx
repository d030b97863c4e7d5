/* Choosing an estimate is the most consequential tap in the product, so every level stands there with its full
   description and nothing is chosen beforehand. The label covers the whole row, yet a radio's accessible name is the
   level's title alone; summary and description are its description. */
import { useId, type ReactNode } from 'react'
import { barsOf, type EstimateRank } from './bars.tsx'
import { Button } from './button.tsx'
import { FieldError } from './field-error.tsx'

export interface EstimateLevel {
  id: string
  title: string
  summary: string
  description: string
  rank: EstimateRank
}

export interface EstimateChoiceProps {
  legend: string
  hint?: ReactNode
  /** The radios' form name; two groups on one page need two names. */
  name: string
  levels: readonly EstimateLevel[]
  value: string | null
  onChange: (id: string) => void
  onClear?: (() => void) | undefined
  disabled?: boolean
  error?: string | undefined
  describedBy?: string | undefined
  /** The fieldset's id: an error summary links to `${id}.${first level}`. */
  id?: string
  headingLevel?: 2 | 3 | 4
}

export function EstimateChoice(props: EstimateChoiceProps) {
  const ownId = useId()
  const id = props.id ?? ownId
  const { legend, hint, levels, value, disabled = false, error, describedBy, headingLevel = 2 } = props
  const Heading = `h${headingLevel}` as const
  const described = [hint && `${id}-hint`, error && `${id}-error`, describedBy].filter(Boolean).join(' ')
  return (
    <fieldset className="estimate-choice" id={id} disabled={disabled} aria-describedby={described || undefined}>
      <legend className="estimate-choice__legend" id={`${id}-legend`}>
        <Heading className="estimate-choice__title">{legend}</Heading>
      </legend>
      {hint && (
        <p className="estimate-choice__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <div
        className="estimate-choice__levels"
        role="radiogroup"
        aria-labelledby={`${id}-legend`}
        aria-invalid={error ? true : undefined}
      >
        {levels.map((level) => (
          <LevelRow key={level.id} id={`${id}.${level.id}`} level={level} choice={props} />
        ))}
      </div>
      {props.onClear && value !== null && !disabled && (
        <Button variant="quiet" className="estimate-choice__clear" onClick={props.onClear}>
          Clear my estimate
        </Button>
      )}
    </fieldset>
  )
}

function LevelRow({ id, level, choice }: { id: string; level: EstimateLevel; choice: EstimateChoiceProps }) {
  const selected = choice.value === level.id
  return (
    <label className="estimate-level" data-selected={selected} data-rank={level.rank}>
      <input
        type="radio"
        className="estimate-level__radio"
        id={id}
        name={choice.name}
        value={level.id}
        checked={selected}
        onChange={() => choice.onChange(level.id)}
        aria-labelledby={`${id}.name`}
        aria-describedby={`${id}.text`}
      />
      {barsOf(level.rank)}
      <span className="estimate-level__name" id={`${id}.name`}>
        {level.title}
      </span>
      <span className="estimate-level__text" id={`${id}.text`}>
        <strong className="estimate-level__summary">{level.summary}</strong>{' '}
        <span className="estimate-level__description">{level.description}</span>
      </span>
    </label>
  )
}
