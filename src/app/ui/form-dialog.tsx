import { useId, type ReactNode } from 'react'
import { OpenModal } from './dialog.tsx'

export interface FormDialogProps {
  title: string
  className?: string
  children: ReactNode
  /** The buttons at its foot. */
  actions: ReactNode
  onClose: () => void
}

/** A modal dialog with fields or a list in it: draw it while it is open. What is first to be filled in has `data-first-focus`. */
export function FormDialog({ title, className, children, actions, onClose }: FormDialogProps) {
  const id = useId()
  return (
    <OpenModal onClose={onClose} role="dialog" id={id} {...(className && { className })}>
      <h2 className="dialog__title" id={`${id}-title`}>
        {title}
      </h2>
      <div className="dialog__form">{children}</div>
      <div className="dialog__actions">{actions}</div>
    </OpenModal>
  )
}
