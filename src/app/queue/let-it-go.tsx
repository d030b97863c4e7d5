import { useState } from 'react'
import { isFault } from '#app/store/faults.ts'
import { useActions } from '#app/sync/hooks.ts'
import { Button } from '#app/ui/button.tsx'
import { ConfirmDialog } from '#app/ui/dialog.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { words } from './words.ts'

/** Lets a held change go, after a question: it is the author's decision and is recorded as one. */
export function LetItGo({ rid, mid, text }: { rid: string; mid: string; text: string | null }) {
  const { releaseHeld } = useActions()
  const toasts = useToasts()
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const letGo = async () => {
    setBusy(true)
    const outcome = await releaseHeld(rid, mid)
    setBusy(false)
    setAsked(false)
    toasts.show(isFault(outcome) ? words.held.releaseFailed : words.held.released)
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
        <p>{words.held.consequence}</p>
      </ConfirmDialog>
    </>
  )
}
