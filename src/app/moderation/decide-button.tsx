/**
 * A decision that changes the review for everyone: asked once, saved on this device at once, and sent when the
 * server can be reached. It is offered on the word of this device; the server judges it when it arrives.
 */
import { type ReactNode, useState } from 'react'
import { useStore } from '#app/store/hooks.ts'
import { isFault } from '#app/store/faults.ts'
import type { NewCommand } from '#app/store/store.ts'
import { Button } from '#app/ui/button.tsx'
import { ConfirmDialog } from '#app/ui/dialog.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { words } from './words.ts'

export interface DecideButtonProps {
  rid: string
  command: NewCommand
  icon: ReactNode
  label: string
  title: string
  confirm: string
  done: string
  children: ReactNode
}

export function DecideButton({ rid, command, icon, label, title, confirm, done, children }: DecideButtonProps) {
  const store = useStore()
  const toasts = useToasts()
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)

  const decide = async () => {
    setBusy(true)
    const outcome = await store.give(rid, command)
    setBusy(false)
    setFailed(isFault(outcome))
    if (isFault(outcome)) return
    setAsked(false)
    toasts.show(done)
  }

  return (
    <>
      <Button variant="primary" icon={icon} onClick={() => setAsked(true)}>
        {label}
      </Button>
      <ConfirmDialog
        open={asked}
        title={title}
        confirmLabel={confirm}
        cancelLabel={words.notYet}
        busy={busy}
        onConfirm={() => void decide()}
        onCancel={() => {
          setAsked(false)
          setFailed(false)
        }}
      >
        {children}
        <FieldError id="decide-failed">{failed && words.failed}</FieldError>
      </ConfirmDialog>
    </>
  )
}
