/* What is wrong, in one place at the top, after a submit: the GOV.UK pattern. It takes the focus because otherwise a
   screen-reader user would press the button and hear nothing. */
import { useEffect, useRef } from 'react'

export interface ErrorSummaryItem {
  /** The id of the control to fix. */
  fieldId: string
  message: string
}

export interface ErrorSummaryProps {
  title?: string
  errors: readonly ErrorSummaryItem[]
}

/** GOV.UK's error summary: takes the focus when it appears, is read out, and each line leads to its field. */
export function ErrorSummary({ title = 'There is a problem', errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const shown = errors.length > 0
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [shown])
  if (!shown) return null
  return (
    <div className="error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 className="error-summary__title">{title}</h2>
        <ul className="error-summary__list" role="list">
          {errors.map(({ fieldId, message }) => (
            <li key={fieldId}>
              <a
                href={`#${fieldId}`}
                onClick={(event) => {
                  // the address belongs to the router; only the focus moves
                  event.preventDefault()
                  document.getElementById(fieldId)?.focus()
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
