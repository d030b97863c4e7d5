/**
 * A choice among few: native radios, each on a row that can be tapped anywhere. The radio's name is the answer alone, so
 * that a screen reader says that first; what goes with it is its description.
 */
import type { ReactNode } from 'react'
import './radio-rows.css'

export interface RadioRow {
  readonly id: string
  /** The radio's name. */
  readonly label: ReactNode
  readonly text?: ReactNode
}

export interface RadioRowsProps {
  /** The radios' form name, and the start of their ids. */
  readonly name: string
  readonly rows: readonly RadioRow[]
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly labelledBy: string
  readonly describedBy?: string | undefined
  /** Side by side where there is room. */
  readonly beside?: boolean
}

export function RadioRows({ name, rows, value, onChange, labelledBy, describedBy, beside = false }: RadioRowsProps) {
  return (
    <div
      className="radio-rows"
      data-beside={beside}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {rows.map((row) => (
        <label key={row.id} className="radio-row" data-selected={value === row.id}>
          <input
            type="radio"
            className="radio-row__radio"
            id={`${name}.${row.id}`}
            name={name}
            value={row.id}
            checked={value === row.id}
            onChange={() => onChange(row.id)}
            aria-labelledby={`${name}.${row.id}.label`}
            aria-describedby={row.text ? `${name}.${row.id}.text` : undefined}
          />
          <span className="radio-row__label" id={`${name}.${row.id}.label`}>
            {row.label}
          </span>
          {row.text && (
            <span className="radio-row__text" id={`${name}.${row.id}.text`}>
              {row.text}
            </span>
          )}
        </label>
      ))}
    </div>
  )
}
