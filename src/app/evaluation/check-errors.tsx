import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { words } from './words.ts'

export interface CheckError {
  readonly tab: string
  /** The id of the control on that tab. */
  readonly fieldId: string
  readonly message: string
}

/** The error summary of a page whose fields stand on other pages: each line leads to its tab and into its field. */
export function CheckErrors({ rid, errors }: { rid: string; errors: readonly CheckError[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div className="error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 className="error-summary__title">{words.checkPage.errors}</h2>
        <ul className="error-summary__list" role="list">
          {errors.map(({ tab, fieldId, message }) => (
            <li key={fieldId}>
              <Link to="/reviews/$rid/evaluation" params={{ rid }} search={{ tab }} hash={fieldId}>
                {message}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
