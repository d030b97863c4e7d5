import { useEffect } from 'react'

/** When what had the focus has gone, as a page that was loading or a button that was pressed, the page takes it. */
export function useKeptFocus(place: unknown): void {
  useEffect(() => {
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true })
  }, [place])
}
