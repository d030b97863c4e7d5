import { Button } from '#app/ui/button.tsx'
import { IconCopy } from '#app/ui/icon.tsx'
import { useToasts } from '#app/ui/toast.tsx'

const words = {
  copy: 'Copy text',
  copied: 'The text is copied.',
  failed: 'The text could not be copied. Select it and copy it by hand.',
}

/** Puts the words on the clipboard, byte for byte. Where that is refused it says so; the text stands above it. */
export function CopyText({ text }: { text: string }) {
  const toasts = useToasts()
  const copy = async () => {
    const done = await (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => true,
      () => false,
    )
    toasts.show(done ? words.copied : words.failed)
  }
  return (
    <Button icon={<IconCopy />} onClick={() => void copy()}>
      {words.copy}
    </Button>
  )
}
