/* Label, hint and error wired to one control, the GOV.UK way: the error stands between the hint and the control, and
   the control names both as its description. The control may be ours, a native element, or a function for the rest. */
import { cloneElement, isValidElement, useId, type ReactElement, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { FieldError } from './field-error.tsx'

/** What a control inside a Field must carry. */
export interface ControlProps {
  id: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
}

export interface FieldProps {
  label: ReactNode
  /** The label is spoken but not shown, where a number or a heading already shows it. */
  labelHidden?: boolean
  hint?: ReactNode
  error?: ReactNode
  /** Adds "(optional)" to the label: required is the normal case and needs no mark. */
  optional?: boolean
  /** The control's id, for an error summary's link. */
  id?: string
  className?: string
  children: ReactElement<Partial<ControlProps>> | ((control: ControlProps) => ReactNode)
}

export function Field({ label, labelHidden, hint, error, optional, className, children, ...rest }: FieldProps) {
  const ownId = useId()
  const given = isValidElement<Partial<ControlProps>>(children) ? children.props : {}
  const id = rest.id ?? given.id ?? ownId
  const described = [hint && `${id}-hint`, error && `${id}-error`, given['aria-describedby']]
  const control: ControlProps = {
    id,
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
  }
  return (
    <div className={classNames('field', Boolean(error) && 'field--error', className)}>
      <label className={labelHidden ? 'visually-hidden' : 'field__label'} htmlFor={id}>
        {label}
        {optional && <span className="field__optional"> (optional)</span>}
      </label>
      {hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {typeof children === 'function' ? children(control) : cloneElement(children, control)}
    </div>
  )
}
