import type { ReactNode } from 'react'
import { IconError } from './icon.tsx'

/** A field's error: in words, with an icon, never only red. Renders nothing without children. */
export function FieldError({ id, children }: { id: string; children?: ReactNode }) {
  if (!children) return null
  return (
    <p className="field-error" id={id}>
      <IconError />
      <span>
        <span className="visually-hidden">Error: </span>
        {children}
      </span>
    </p>
  )
}
