/**
 * The error summary of a page whose fields stand on other pages. Each line leads to its tab and into its field; one about
 * a change that could not be sent leads also to where the change waits.
 */
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { checkWords } from './check-words.ts'

export interface CheckError {
  readonly tab: string
  /** The id of the control on that tab; null for what has none in this version. */
  readonly fieldId: string | null
  readonly message: string
  /** The change that it is about waits on this device and can be let go there. */
  readonly refused?: string
}

export interface CheckErrorsProps {
  readonly rid: string
  readonly errors: readonly CheckError[]
  /** They have come since the person looked. */
  readonly moved: boolean
}

export function CheckErrors({ rid, errors, moved }: CheckErrorsProps) {
  const linked = useMemo(
    () => errors.map((error) => ({ id: keyOf(error), link: <CheckLine rid={rid} error={error} /> })),
    [rid, errors],
  )
  return <ErrorSummary title={moved ? checkWords.movedTitle : checkWords.errors} errors={linked} />
}

export const keyOf = ({ refused, fieldId, message }: CheckError) => refused ?? fieldId ?? message

export function CheckLine({ rid, error }: { rid: string; error: CheckError }) {
  const { tab, fieldId, message, refused } = error
  const first =
    fieldId === null ? (
      message
    ) : (
      <Link to="/reviews/$rid/evaluation" params={{ rid }} search={{ tab }} hash={fieldId}>
        {message}
      </Link>
    )
  if (refused === undefined) return first
  return (
    <>
      {first}{' '}
      <Link to="/queue" className="check__queue">
        {checkWords.refusedWhy}
        <span className="visually-hidden">: {message}</span>
      </Link>
    </>
  )
}
