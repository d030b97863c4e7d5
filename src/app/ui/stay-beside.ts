/* Opens a menu beside its button and keeps it there while the page changes under both: a line that arrives from another
   device must not bring another item under the finger. It moves rigidly; only a window of another size places it anew,
   since a menu that turns over is not where it was. CSS has anchors for this, but not on the iPads of today. */
import { placeBeside } from './beside.ts'

type Apart = { readonly x: number; readonly y: number }

export function stayBeside(menu: HTMLElement, button: HTMLElement): () => void {
  let apart: Apart
  let shift = { x: 0, y: 0 }
  const follow = () => {
    const { x, y } = between(menu.getBoundingClientRect(), button)
    if (x === apart.x && y === apart.y) return
    shift = { x: shift.x + apart.x - x, y: shift.y + apart.y - y }
    menu.style.translate = `${shift.x}px ${shift.y}px`
  }
  const place = () => {
    const { clientWidth: width, clientHeight: height } = document.documentElement
    const { x: left, y: top } = placeBeside(button.getBoundingClientRect(), menu.getBoundingClientRect(), {
      width,
      height,
    })
    apart = between({ left, top }, button)
    follow()
  }
  place()
  window.addEventListener('resize', place)
  // Before the change is painted, where it makes the page longer or shorter; a frame later, whatever it was.
  const observer = new ResizeObserver(follow)
  observer.observe(document.body)
  let frame = requestAnimationFrame(function each() {
    follow()
    frame = requestAnimationFrame(each)
  })
  return () => {
    window.removeEventListener('resize', place)
    observer.disconnect()
    cancelAnimationFrame(frame)
  }
}

/** In whole pixels: what the eye cannot see is not worth a style that changes with each frame. */
function between(place: { readonly left: number; readonly top: number }, button: HTMLElement): Apart {
  const { left, top } = button.getBoundingClientRect()
  return { x: Math.round(place.left - left), y: Math.round(place.top - top) }
}
