/** A report as a file: PDF at once, since that is what is printed and sent on, and the other forms in a menu. */
import { useState } from 'react'
import { FORMS, type Form } from '#domain/report/forms.ts'
import { sizeWords } from '#app/shell/sizes.ts'
import type { CallFailure } from '#app/sync/api-client.ts'
import { saveFile } from '#app/sync/save-file.ts'
import { Button } from '#app/ui/button.tsx'
import { IconDownload } from '#app/ui/icon.tsx'
import { MenuButton } from '#app/ui/menu.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { FORM_NAMES, refusalWords, words } from './share-words.ts'

export interface DownloadsProps {
  readonly fetchAs: (form: Form) => Promise<File | CallFailure>
  /** Of the PDF, in bytes, where it is known. */
  readonly size?: number | null
}

export function Downloads({ fetchAs, size = null }: DownloadsProps) {
  const toasts = useToasts()
  const [busy, setBusy] = useState(false)

  async function save(form: Form) {
    if (busy) return
    setBusy(true)
    const file = await fetchAs(form)
    setBusy(false)
    if (file instanceof File) saveFile(file, file.name)
    toasts.show(file instanceof File ? words.files.saved(file.name) : refusalWords(file))
  }

  return (
    <>
      <Button icon={<IconDownload />} busy={busy} onClick={() => void save('pdf')}>
        {words.files.sized('pdf', size === null ? null : sizeWords(size))}
      </Button>
      <MenuButton
        label={words.files.others}
        items={FORMS.filter((form) => form !== 'pdf').map((form) => ({
          id: form,
          label: FORM_NAMES[form],
          onAction: () => void save(form),
        }))}
      >
        {words.files.others}
      </MenuButton>
    </>
  )
}
