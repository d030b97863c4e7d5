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

export interface DecisionProps extends Pick<ButtonProps, 'variant' | 'icon'> {
  readonly report: Report
  readonly label: string
  readonly title: string
  readonly confirm: string
  readonly done: string
  /** The command, or null where something must be filled in first. */
  readonly command: () => NewCommand | null
  /** What it is upon, as it stands on the screen now. */
  readonly targets?: readonly Target[]
  readonly onOpen?: () => void
  readonly onGiven?: () => void
  /** It takes something away from people. */
  readonly danger?: boolean
  readonly children?: ReactNode
}

export function Decision(props: DecisionProps) {
  const {
    report,
    label,
    title,
    confirm,
    done,
    command,
    targets = NONE,
    onOpen,
    onGiven,
    children,
    variant = 'secondary',
    icon,
    danger = false,
  } = props
  const give = useGive(report)
  const toasts = useToasts()
  const [state, setState] = useState<'closed' | 'asking' | 'saving'>('closed')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [read, setRead] = useState(targets)
  const hasMoved = !isSame(read, targets)

  const decide = async () => {
    const given = hasMoved ? null : command()
    if (!given) return
    setState('saving')
    const failure = await give({ ...given, targets })
    setRefusal(failure)
    setState(failure === null ? 'closed' : 'asking')
    if (failure !== null) return
    onGiven?.()
    toasts.show(done)
  }

  return (
    <>
      <Button
        variant={variant}
        icon={icon}
        onClick={() => {
          onOpen?.()
          setRead(targets)
          setRefusal(null)
          setState('asking')
        }}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={state !== 'closed'}
        title={title}
        confirmLabel={confirm}
        cancelLabel={words.cancel}
        busy={state === 'saving'}
        danger={danger}
        onConfirm={() => void decide()}
        onCancel={() => setState('closed')}
      >
        {children}
        <FieldError id="decision-failed">{hasMoved ? words.moved : refusal}</FieldError>
      </ConfirmDialog>
    </>
  )
}

const isSame = (one: readonly Target[], other: readonly Target[]) =>
  one.length === other.length && one.every(({ doc, hash }, at) => doc === other[at]?.doc && hash === other[at].hash)
