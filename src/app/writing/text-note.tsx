/**
 * A text that the server has put together from what two people wrote at once: it says so until somebody has read it. To
 * write over it says that one has, and so does the button, which writes the same words again in that person's name.
 */
import { useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { IconDiffers } from '#app/ui/icon.tsx'
import { settle, useEditing } from './editing.ts'
import { domIdOf, focusById } from './field-ids.ts'
import { useHeads } from './live-fields.ts'
import { words } from './words.ts'
import './text-note.css'

/** What there is to say below a text; that it was changed from elsewhere, a merge says already. */
export function TextNote({ field, updated }: { field: string; updated: boolean }) {
  const editing = useEditing()
  const heads = useHeads(editing.live, field)
  const [busy, setBusy] = useState(false)
  const [head, ...others] = heads
  // Beside another text it is one of the two that somebody has to settle anyway.
  if (!head?.merge || others.length > 0) return updated && <p className="point__note">{words.points.updated}</p>

  const check = async () => {
    setBusy(true)
    await settle(editing, field, head.value, heads)
    setBusy(false)
    focusById(domIdOf(field))
  }
  return (
    <div className="merged-note" role="group" aria-label={words.merged.title}>
      <p className="merged-note__words">
        <IconDiffers />
        <span>{words.merged.note}</span>
      </p>
      {editing.open && (
        <Button busy={busy} onClick={() => void check()}>
          {words.merged.right}
        </Button>
      )}
    </div>
  )
}
