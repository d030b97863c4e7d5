/* The sticky bars tell the page their heights, so that scroll-padding keeps a focused field clear of them at any text
   size and width. A bar that would take more than a quarter of the window (very large text, a low window) lets go of the
   edge and scrolls with the page, and then counts as zero. */
import { useLayoutEffect, useRef, type RefObject } from 'react'

type ChromeProperty = '--chrome-top' | '--chrome-bottom' | '--toast-height'

export function useChromeHeight<E extends HTMLElement>(property: ChromeProperty): RefObject<E | null> {
  const ref = useRef<E>(null)
  useLayoutEffect(() => {
    const bar = ref.current
    if (!bar) return undefined
    const root = document.documentElement
    const write = () => {
      bar.dataset.loose = String(bar.offsetHeight > window.innerHeight / 4)
      const stuck = getComputedStyle(bar).position !== 'static'
      root.style.setProperty(property, stuck ? `${Math.ceil(bar.offsetHeight)}px` : '0px')
    }
    write()
    const observer = new ResizeObserver(write)
    observer.observe(bar)
    window.addEventListener('resize', write)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', write)
      root.style.removeProperty(property)
    }
  }, [property])
  return ref
}
