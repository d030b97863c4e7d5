/**
 * A decision on the report: asked once, saved on this device at once, and sent when the server can be reached. What it is
 * upon is what stood on the screen when it was asked about: what has come behind the question since, nobody has read.
 */
import { type ReactNode, useState } from 'react'
import type { Target } from '#domain/custody/entry.ts'
import type { NewCommand } from '#app/store/store.ts'
import { Button, type ButtonProps } from '#app/ui/button.tsx'
import { ConfirmDialog } from '#app/ui/dialog.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { useGive } from './use-give.ts'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

const NONE: readonly Target[] = []

export interface AskedProps {
  readonly report: Report
  readonly title: string
  readonly confirm: string
  readonly done: string
  /** The command, or null where something must be filled in first. */
  readonly command: () => NewCommand | null
  /** What it is upon, as it stands on the screen now. */
  readonly targets?: readonly Target[]
  readonly onGiven?: () => void
  /** It takes something away from people. */
  readonly danger?: boolean
  readonly children?: ReactNode
}

export interface DecisionProps extends AskedProps, Pick<ButtonProps, 'variant' | 'icon'> {
  readonly label: string
  readonly onOpen?: () => void
}

export function Decision({ label, variant = 'secondary', icon, onOpen, ...asked }: DecisionProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant={variant}
        icon={icon}
        onClick={() => {
          onOpen?.()
          setOpen(true)
        }}
      >
        {label}
      </Button>
      {isOpen && <AskedDecision {...asked} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The question itself: drawn while it is open. */
export function AskedDecision(props: AskedProps & { readonly onClose: () => void }) {
  const { report, title, confirm, done, command, targets = NONE, onGiven, danger = false, children, onClose } = props
  const give = useGive(report)
  const toasts = useToasts()
  const [isSaving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [read] = useState(targets)
  const hasMoved = !isSame(read, targets)

  const decide = async () => {
    const given = hasMoved ? null : command()
    if (!given) return
    setSaving(true)
    const outcome = await give({ ...given, targets })
    setSaving(false)
    if ('refused' in outcome) return setRefusal(outcome.refused)
    onGiven?.()
    onClose()
    toasts.show(done)
  }

  return (
    <ConfirmDialog
      open
      title={title}
      confirmLabel={confirm}
      cancelLabel={words.cancel}
      busy={isSaving}
      danger={danger}
      onConfirm={() => void decide()}
      onCancel={onClose}
    >
      {children}
      <FieldError id="decision-failed">{hasMoved ? words.moved : refusal}</FieldError>
    </ConfirmDialog>
  )
}

const isSame = (one: readonly Target[], other: readonly Target[]) =>
  one.length === other.length && one.every(({ doc, hash }, at) => doc === other[at]?.doc && hash === other[at].hash)
