/**
 * The save status in the header of every page. It says what the store and the exchange know, in the same words
 * everywhere, and leads to the queue, where each waiting item stands.
 */
import { useNavigate } from '@tanstack/react-router'
import { useSaveStatus } from '#app/sync/hooks.ts'
import type { SaveStatus as Status } from '#app/sync/status.ts'
import { IconAlert, IconSaved, IconSaving, IconSending, IconSent } from '#app/ui/icon.tsx'
import { StatusChip } from '#app/ui/status-chip.tsx'
import { useNow } from './now.ts'
import { statusWords } from './status-words.ts'

const icons: Readonly<Record<Status['kind'], typeof IconSaved>> = {
  'storage-failed': IconAlert,
  attention: IconAlert,
  saving: IconSaving,
  sending: IconSending,
  waiting: IconSaved,
  saved: IconSaved,
  sent: IconSent,
}

/** Whether the work is safe: the same words on every page; a tap opens what is waiting. */
export function SaveStatus() {
  const status = useSaveStatus()
  const navigate = useNavigate()
  const now = useNow()
  const { primary, secondary, brief } = statusWords(status, now)
  const Icon = icons[status.kind]
  const tone = status.kind === 'storage-failed' ? 'danger' : status.kind === 'attention' ? 'caution' : 'neutral'
  return (
    <StatusChip
      icon={<Icon />}
      primary={primary}
      secondary={secondary}
      brief={brief}
      tone={tone}
      href="/queue"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        void navigate({ to: '/queue' })
      }}
    />
  )
}
