import type { ReactNode } from 'react'
import './answers.css'

/** Questions with what was answered, to be read; each row is an `Answer`. */
export function Answers({ children }: { children: ReactNode }) {
  return <dl className="answers">{children}</dl>
}

export function Answer({ title, link, children }: { title: string; link?: ReactNode; children: ReactNode }) {
  return (
    <div className="answers__row">
      <dt className="answers__title">{title}</dt>
      <dd className="answers__value">{children}</dd>
      {link && <dd className="answers__change">{link}</dd>}
    </div>
  )
}
