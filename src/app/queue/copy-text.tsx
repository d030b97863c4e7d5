import { Button } from '#app/ui/button.tsx'
import { IconCopy } from '#app/ui/icon.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { words } from './words.ts'

/** Puts the words on the clipboard, byte for byte. Where that is refused it says so; the text stands above it. */
export function CopyText({ text }: { text: string }) {
  const toasts = useToasts()
  const copy = async () => {
    const done = await (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => true,
      () => false,
    )
    toasts.show(done ? words.held.copied : words.held.copyFailed)
  }
  return (
    <Button icon={<IconCopy />} onClick={() => void copy()}>
      {words.held.copyText}
    </Button>
  )
}
