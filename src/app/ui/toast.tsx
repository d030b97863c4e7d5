/* Undo instead of "Are you sure?": what was done is said politely and can be taken back. A toast waits 20 seconds, not
   while a pointer or the focus is on it, and pushes the page's scroll padding so that it never lies over the focus. */
import { useEffect, useRef } from 'react'
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

  useEffect(() => {
    if (toasts.length > 0 && ref.current) revealFocusUnder(ref.current)
  }, [toasts, ref])

  return (
    <section className="toasts no-print" aria-label="Messages" aria-live="polite" ref={ref}>
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastItem({ toast }: { toast: Toast }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => (box.current ? dismissUnlessHeld(box.current, () => dismissToast(toast.id)) : undefined), [toast.id])
  return (
    <div className="toast" ref={box}>
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

/** Starts the wait anew whenever pointer and focus have both left; returns the clean-up. */
function dismissUnlessHeld(box: HTMLElement, dismiss: () => void): () => void {
  let timer = setTimeout(dismiss, waitMs)
  const restart = () => {
    clearTimeout(timer)
    if (!box.matches(':hover, :focus-within')) timer = setTimeout(dismiss, waitMs)
  }
  const later = () => queueMicrotask(restart)
  const events = ['pointerenter', 'pointerleave', 'focusin', 'focusout']
  for (const event of events) box.addEventListener(event, later)
  return () => {
    clearTimeout(timer)
    for (const event of events) box.removeEventListener(event, later)
  }
}

function revealFocusUnder(region: HTMLElement): void {
  const focused = document.activeElement
  if (!focused || focused === document.body || region.contains(focused)) return
  const covered = focused.getBoundingClientRect().bottom + 16 - region.getBoundingClientRect().top
  if (covered > 0) window.scrollBy({ top: covered, behavior: 'instant' })
}
