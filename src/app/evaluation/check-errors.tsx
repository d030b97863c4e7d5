import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { words } from './words.ts'

export interface CheckError {
  readonly tab: string
  /** The id of the control on that tab. */
  readonly fieldId: string
  readonly message: string
}

/** The error summary of a page whose fields stand on other pages: each line leads to its tab and into its field. */
export function CheckErrors({ rid, errors }: { rid: string; errors: readonly CheckError[] }) {
  const linked = useMemo(
    () =>
      errors.map(({ tab, fieldId, message }) => ({
        id: fieldId,
        link: (
          <Link to="/reviews/$rid/evaluation" params={{ rid }} search={{ tab }} hash={fieldId}>
            {message}
          </Link>
        ),
      })),
    [rid, errors],
  )
  return <ErrorSummary title={words.checkPage.errors} errors={linked} />
}
