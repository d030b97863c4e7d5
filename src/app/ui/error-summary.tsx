/* What is wrong, in one place at the top, after a submit: the GOV.UK pattern. It takes the focus because otherwise a
   screen-reader user would press the button and hear nothing. */
import { useEffect, useRef, type ReactNode } from 'react'

export interface ErrorSummaryProps {
  title: string
  /** Each with a link into its field. */
  errors: readonly { readonly id: string; readonly link: ReactNode }[]
}

export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div className="error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 className="error-summary__title">{title}</h2>
        <ul className="error-summary__list" role="list">
          {errors.map(({ id, link }) => (
            <li key={id}>{link}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
