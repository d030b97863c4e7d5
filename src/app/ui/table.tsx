/* A data table that scrolls inside itself: below a certain width a table cannot fold without losing what its rows say.
   The scroller takes the focus only while something is out of view, so that a keyboard can reach it. */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface DataTableProps {
  /** The table's name; shown above it unless captionHidden. */
  caption: ReactNode
  captionHidden?: boolean
  className?: string
  /** thead, tbody, tfoot. */
  children: ReactNode
}

export function DataTable({ caption, captionHidden = false, className, children }: DataTableProps) {
  const captionId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const box = scroller.current
    if (!box) return undefined
    const observer = new ResizeObserver(() => setOverflows(box.scrollWidth > box.clientWidth + 1))
    observer.observe(box)
    if (box.firstElementChild) observer.observe(box.firstElementChild)
    return () => observer.disconnect()
  }, [])
  const region = overflows ? { role: 'region', tabIndex: 0, 'aria-labelledby': captionId } : {}
  return (
    <div className={classNames('table-scroll', className)} ref={scroller} {...region}>
      <table className="table">
        <caption className="table__caption">
          <span className={classNames(captionHidden && 'visually-hidden')} id={captionId}>
            {caption}
          </span>
        </caption>
        {children}
      </table>
    </div>
  )
}
