/* The platform's own modal dialog: it holds the focus, closes on Escape, gives the focus back and needs no style
   element, which a library's scroll lock would add and our CSP would refuse. Small enough not to be lazy. */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Button } from './button.tsx'

export interface ConfirmDialogProps {
  open: boolean
  /** The question. */
  title: string
  /** What happens, in a sentence or two. */
  children?: ReactNode
  /** The verb, never "OK". */
  confirmLabel: string
  cancelLabel?: string
  /** Destructive: the button is red and Cancel has the focus. */
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onCancel: () => void
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirmLabel, cancelLabel = 'Cancel', danger = false, busy = false } = props
  const id = useId()
  return (
    <ModalShell open={open} onClose={props.onCancel} role="alertdialog" id={id} described>
      <h2 className="dialog__title" id={`${id}-title`}>
        {title}
      </h2>
      <div className="dialog__text" id={`${id}-text`}>
        {children}
      </div>
      <div className="dialog__actions">
        <Button
          variant={danger ? 'danger' : 'primary'}
          busy={busy}
          data-first-focus={danger ? undefined : ''}
          onClick={props.onConfirm}
        >
          {confirmLabel}
        </Button>
        <Button data-first-focus={danger ? '' : undefined} onClick={props.onCancel}>
          {cancelLabel}
        </Button>
      </div>
    </ModalShell>
  )
}

export interface ModalShellProps {
  onClose: () => void
  role: 'dialog' | 'alertdialog'
  id: string
  described?: boolean
  className?: string
  children: ReactNode
}

function ModalShell({ open, ...rest }: ModalShellProps & { open: boolean }) {
  return open && <OpenModal {...rest} />
}

/** The modal itself, for a dialog with more in it than a question. Its title has the id `${id}-title`. */
export function OpenModal({ onClose, role, id, described, className, children }: ModalShellProps) {
  const ref = useRef<HTMLDialogElement>(null)
  // A layout effect of a component that goes with the dialog: close() must run while the element is still in the page,
  // or the browser does not give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      role={role}
      className={classNames('dialog', className)}
      aria-labelledby={`${id}-title`}
      aria-describedby={described ? `${id}-text` : undefined}
      onCancel={(event) => {
        // the owner's state decides; the dialog never closes by itself
        event.preventDefault()
        onClose()
      }}
    >
      {children}
    </dialog>
  )
}
