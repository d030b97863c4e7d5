/**
 * Lets a kept change go, after a question in which its words stand once more. What the server holds is released there and
 * stays in its history; what it would not take is set aside on this device.
 */
import { useState } from 'react'
import { isFault } from '#app/store/faults.ts'
import { useStore } from '#app/store/hooks.ts'
import { useActions } from '#app/sync/hooks.ts'
import { Button } from '#app/ui/button.tsx'
import { ConfirmDialog } from '#app/ui/dialog.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { words } from './words.ts'

export interface LetItGoProps {
  rid: string
  /** All that is let go with it: a change that a person sees as one may be several. */
  mids: readonly string[]
  text: string | null
  /** The server would not take it, so there is nobody to tell. */
  refused?: boolean
}

/** Lets a kept change go, after a question: it is the author's decision and is recorded as one. */
export function LetItGo({ rid, mids, text, refused = false }: LetItGoProps) {
  const { releaseHeld } = useActions()
  const store = useStore()
  const toasts = useToasts()
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const letGo = async () => {
    setBusy(true)
    let failed = false
    for (const mid of mids) failed ||= isFault(refused ? await store.letGo(mid) : await releaseHeld(rid, mid))
    setBusy(false)
    setAsked(false)
    toasts.show(failed ? words.held.releaseFailed : refused ? words.refused.released : words.held.released)
  }
  return (
    <>
      <Button variant="danger" onClick={() => setAsked(true)}>
        {words.held.release}
      </Button>
      <ConfirmDialog
        open={asked}
        danger
        title={words.held.question}
        confirmLabel={words.held.confirm}
        cancelLabel={words.held.keep}
        busy={busy}
        onConfirm={() => void letGo()}
        onCancel={() => setAsked(false)}
      >
        {text !== null && <p className="change__text">{text}</p>}
        <p>{refused ? words.refused.consequence : words.held.consequence}</p>
      </ConfirmDialog>
    </>
  )
}
