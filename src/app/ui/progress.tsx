import { useId, type ReactNode } from 'react'
import { Button } from './button.tsx'

export interface ProgressProps {
  label: string
  /** Without a value the bar only says that something is happening. */
  value?: number | undefined
  max?: number
  /** What is done and what is left, e.g. "2 of 3 sent". */
  detail?: ReactNode
  onCancel?: (() => void) | undefined
}

/** For anything that takes longer than a second. */
export function Progress({ label, value, max = 1, detail, onCancel }: ProgressProps) {
  const id = useId()
  return (
    <div className="progress">
      <label className="progress__label" htmlFor={id}>
        {label}
      </label>
      {detail && <p className="progress__detail">{detail}</p>}
      <progress className="progress__bar" id={id} max={max} {...(value === undefined ? {} : { value })} />
      {onCancel && (
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  )
}
