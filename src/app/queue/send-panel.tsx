/**
 * The page's two buttons. "Send now" tries at once and says how it went: what is confirmed, what still waits and
 * that nothing is lost. "Save a copy" works whatever the network and the server do.
 */
import { useState } from 'react'
import { useStore } from '#app/store/hooks.ts'
import { useActions, useSaveStatus, useSync } from '#app/sync/hooks.ts'
import { Button } from '#app/ui/button.tsx'
import { IconSaveCopy, IconSend } from '#app/ui/icon.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { words } from './words.ts'

/** @param canSend not while nobody is signed in, when trying would only say so again */
export function SendPanel({ canSend }: { canSend: boolean }) {
  const { sendNow, lastError, state } = useSync()
  const { sending } = useSaveStatus()
  const store = useStore()
  const [asked, setAsked] = useState(false)
  const [result, setResult] = useState<string | null>(null)
  const busy = asked || state === 'sending'

  const send = async () => {
    setAsked(true)
    setResult(null)
    const before = (await store.counts()).waiting
    await sendNow()
    const after = (await store.counts()).waiting
    setAsked(false)
    setResult(words.send.result(before, after))
  }

  const [done, all] = sending
  return (
    <section className="send-panel" aria-label={words.send.label}>
      <div className="send-panel__buttons">
        {canSend && (
          <Button variant="primary" icon={<IconSend />} busy={busy} onClick={() => void send()}>
            {words.send.button}
          </Button>
        )}
        <SaveCopy />
      </div>
      {busy && all > 0 && (
        <Progress
          label={done > 0 ? words.send.sending(done, all) : words.send.sendingSome}
          value={done > 0 ? done : undefined}
          max={all}
        />
      )}
      {!busy && result !== null && (
        <p className="send-panel__result" aria-live="polite">
          {result}
        </p>
      )}
      {!busy && canSend && lastError !== null && <p className="send-panel__error">{words.item.lastError(lastError)}</p>}
      <p className="muted small">{words.copy.hint}</p>
    </section>
  )
}

function SaveCopy() {
  const { saveCopy } = useActions()
  const toasts = useToasts()
  const save = async () => {
    const done = await saveCopy().then(
      () => true,
      () => false,
    )
    toasts.show(done ? words.copy.done : words.copy.failed)
  }
  return (
    <Button icon={<IconSaveCopy />} onClick={() => void save()}>
      {words.copy.button}
    </Button>
  )
}
