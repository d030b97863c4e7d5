/**
 * The one dialog that may stand in the way: the device could not keep what was typed. It says so while the words are
 * still in memory, offers a copy, and goes by itself once they have been saved after all.
 */
import { useState } from 'react'
import { useSignedIn } from '#app/store/hooks.ts'
import type { StorageFaultReason } from '#app/store/faults.ts'
import { useActions, useSaveStatus } from '#app/sync/hooks.ts'
import { ConfirmDialog } from '#app/ui/dialog.tsx'

const words: Readonly<Record<StorageFaultReason, string>> = {
  quota:
    'This device is full. Make room by deleting photographs or apps you do not need; saving is tried again by itself.',
  closed: 'The device has closed its storage and is being asked to open it again. Keep this page open.',
  'updated-elsewhere':
    'A newer version is open in another tab. Go on there, and close this one once you have saved a copy.',
  blocked: 'Another tab holds the storage. Close the other tabs of QA Review.',
  unavailable: 'This window keeps nothing, as in private browsing. Open QA Review in an ordinary window.',
  unknown: 'The device gave no reason. Keep this page open; saving is tried again by itself.',
}

export function StorageAlert() {
  return useSignedIn() ? <Alert /> : null
}

function Alert() {
  const { kind, reason } = useSaveStatus()
  const { saveCopy } = useActions()
  const [readReason, setReadReason] = useState<string | null>(null)
  const failed = kind === 'storage-failed'
  if (!failed && readReason !== null) setReadReason(null)
  return (
    <ConfirmDialog
      open={failed && readReason !== reason}
      title="Your last words are not saved yet"
      confirmLabel="Save a copy"
      cancelLabel="Go on writing"
      onConfirm={() => void saveCopy()}
      onCancel={() => setReadReason(reason)}
    >
      {reason !== null && reason in words ? words[reason as StorageFaultReason] : words.unknown}
    </ConfirmDialog>
  )
}
