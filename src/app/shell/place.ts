/**
 * Where a person is on a page: kept over a reload that they did not ask for in the middle of their work, so that the
 * same field, at the same letter, is under their hand again.
 */
const KEY = 'qa-review.place'

interface Place {
  readonly path: string
  readonly scroll: number
  /** The id of the focused control, and where the caret stood in it. */
  readonly focus: string | null
  readonly caret: number | null
}

export function rememberPlace(): void {
  const focused = document.activeElement
  const place: Place = {
    path: location.pathname + location.search,
    scroll: scrollY,
    focus: focused?.id || null,
    caret: focused instanceof HTMLTextAreaElement ? focused.selectionStart : null,
  }
  sessionStorage.setItem(KEY, JSON.stringify(place))
}

/** Goes back to the remembered place once its control has been drawn; gives up after two seconds. */
export function returnToPlace(): void {
  const kept = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  if (!kept) return
  const place = JSON.parse(kept) as Place
  if (place.path !== location.pathname + location.search) return
  const until = performance.now() + 2000
  const attempt = () => {
    const control = place.focus ? document.getElementById(place.focus) : null
    if (place.focus && !control && performance.now() < until) return void requestAnimationFrame(attempt)
    scrollTo({ top: place.scroll, behavior: 'instant' })
    control?.focus({ preventScroll: true })
    if (control instanceof HTMLTextAreaElement && place.caret !== null)
      control.setSelectionRange(place.caret, place.caret)
  }
  requestAnimationFrame(attempt)
}
