import { useId, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface CardProps {
  /** Without a title the card is a plain surface, for a child that brings its own legend. */
  title?: ReactNode
  /** What stands at the end of the title's line: a count, a badge. */
  aside?: ReactNode
  id?: string
  headingLevel?: 2 | 3 | 4
  className?: string
  children?: ReactNode
}

/** The white rounded surface; with a title it is a section named by that title. */
export function Card({ title, aside, id, headingLevel = 2, className, children }: CardProps) {
  const titleId = useId()
  const Heading = `h${headingLevel}` as const
  if (!title) {
    return (
      <div className={classNames('card', className)} id={id}>
        {children}
      </div>
    )
  }
  return (
    <section className={classNames('card', className)} id={id} aria-labelledby={titleId}>
      <div className="card__head">
        <Heading className="card__title" id={titleId}>
          {title}
        </Heading>
        {aside && <div className="card__aside">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
