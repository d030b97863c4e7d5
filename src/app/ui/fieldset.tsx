import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { FieldError } from './field-error.tsx'

export interface FieldsetProps {
  legend: ReactNode
  hint?: ReactNode
  error?: ReactNode
  optional?: boolean
  disabled?: boolean
  className?: string
  children: ReactNode
}

/** Several controls under one question, such as a row of ChipChoices. */
export function Fieldset({ legend, hint, error, optional, disabled = false, className, children }: FieldsetProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={classNames('fieldset', Boolean(error) && 'field--error', className)}
      disabled={disabled}
      aria-describedby={described || undefined}
    >
      <legend className="field__label">
        {legend}
        {optional && <span className="field__optional"> (optional)</span>}
      </legend>
      {hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <div className="fieldset__controls">{children}</div>
    </fieldset>
  )
}
