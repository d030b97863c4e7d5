/**
 * A decision on the report: asked once, saved on this device at once, and sent when the server can be reached. What it is
 * upon is what stood on the screen when it was asked about: what has come behind the question since, nobody has read.
 */
import { type ReactNode, useState } from 'react'
import type { Target } from '#domain/custody/entry.ts'
import { isFault } from '#app/store/faults.ts'
import { useStore } from '#app/store/hooks.ts'
import type { NewCommand } from '#app/store/store.ts'
import { Button, type ButtonProps } from '#app/ui/button.tsx'
import { ConfirmDialog } from '#app/ui/dialog.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { words } from './words.ts'

const NONE: readonly Target[] = []

export interface DecisionProps extends Pick<ButtonProps, 'variant' | 'icon'> {
  readonly rid: string
  readonly label: string
  readonly title: string
  readonly confirm: string
  readonly done: string
  /** The command, or null where something must be filled in first. */
  readonly command: () => NewCommand | null
  /** What it is upon, as it stands on the screen now. */
  readonly targets?: readonly Target[]
  readonly onOpen?: () => void
  /** It takes something away from people. */
  readonly danger?: boolean
  readonly children?: ReactNode
}

export function Decision(props: DecisionProps) {
  const {
    rid,
    label,
    title,
    confirm,
    done,
    command,
    targets = NONE,
    onOpen,
    children,
    variant = 'secondary',
    icon,
    danger = false,
  } = props
  const store = useStore()
  const toasts = useToasts()
  const [state, setState] = useState<'closed' | 'asking' | 'saving' | 'failed'>('closed')
  const [read, setRead] = useState(targets)
  const hasMoved = !isSame(read, targets)

  const decide = async () => {
    const given = hasMoved ? null : command()
    if (!given) return
    setState('saving')
    const outcome = await store.give(rid, { ...given, targets })
    if (isFault(outcome)) return setState('failed')
    setState('closed')
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
        <FieldError id="decision-failed">{hasMoved ? words.moved : state === 'failed' && words.failed}</FieldError>
      </ConfirmDialog>
    </>
  )
}

const isSame = (one: readonly Target[], other: readonly Target[]) =>
  one.length === other.length && one.every(({ doc, hash }, at) => doc === other[at]?.doc && hash === other[at].hash)
