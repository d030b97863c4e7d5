/* Undo instead of "Are you sure?": what was done is said politely and can be taken back. A toast waits 20 seconds, not
   while a pointer or the focus is on it, and pushes the page's scroll padding so that it never lies over the focus. */
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { useChromeHeight } from './chrome-height.ts'
import { IconClose, IconReturn } from './icon.tsx'
import { dismissToast, showToast, useToastList, type Toast } from './toast-store.ts'

const waitMs = 20_000
const api = Object.freeze({ show: showToast, dismiss: dismissToast })

/** `show(message, onUndo?)` returns an id for `dismiss(id)`; both are stable. */
export function useToasts(): typeof api {
  return api
}

/** Stands once in the shell, after the main content. */
export function ToastRegion() {
  const toasts = useToastList()
  const ref = useChromeHeight<HTMLElement>('--toast-height')
  const [held, setHeld] = useState(false)

  useEffect(() => {
    if (toasts.length > 0 && ref.current) revealFocusUnder(ref.current)
    if (toasts.length === 0) setHeld(false)
  }, [toasts, ref])

  return (
    <section
      className="toasts no-print"
      aria-label="Messages"
      aria-live="polite"
      ref={ref}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} held={held} />
      ))}
    </section>
  )
}

function ToastItem({ toast, held }: { toast: Toast; held: boolean }) {
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(dismissToast, waitMs, toast.id)
    return () => clearTimeout(timer)
  }, [held, toast.id])
  return (
    <div className="toast">
      <p className="toast__message">{toast.message}</p>
      {toast.onUndo && (
        <Button
          variant="quiet"
          icon={<IconReturn />}
          onClick={() => {
            dismissToast(toast.id)
            toast.onUndo?.()
          }}
        >
          Undo
        </Button>
      )}
      <Button variant="quiet" className="button--icon" aria-label="Dismiss" onClick={() => dismissToast(toast.id)}>
        <IconClose />
      </Button>
    </div>
  )
}

function revealFocusUnder(region: HTMLElement): void {
  const focused = document.activeElement
  if (!focused || focused === document.body || region.contains(focused)) return
  const covered = focused.getBoundingClientRect().bottom + 16 - region.getBoundingClientRect().top
  if (covered > 0) window.scrollBy({ top: covered, behavior: 'instant' })
}
