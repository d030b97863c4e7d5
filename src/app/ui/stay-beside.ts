/* Keeps a menu where it was opened, beside its button, while the page changes under both: a line that arrives from
   another device must not bring another item under the finger. It moves rigidly; placing it anew could turn it over. */
export function stayBeside(menu: HTMLElement, button: HTMLElement): () => void {
  let place = ''
  let apart = between(menu, button)
  let shift = { x: 0, y: 0 }
  const follow = () => {
    const { position, top, right, bottom, left } = menu.style
    const now = [position, top, right, bottom, left].join(' ')
    if (now !== place) {
      // opened, or placed anew since the window has changed
      place = now
      shift = { x: 0, y: 0 }
      menu.style.translate = ''
      apart = between(menu, button)
      return
    }
    const { x, y } = between(menu, button)
    if (x === apart.x && y === apart.y) return
    shift = { x: shift.x + apart.x - x, y: shift.y + apart.y - y }
    menu.style.translate = `${shift.x}px ${shift.y}px`
  }
  // Before the change is painted, where it makes the page longer or shorter; a frame later, whatever it was.
  const observer = new ResizeObserver(follow)
  observer.observe(menu.offsetParent ?? document.body)
  let frame = requestAnimationFrame(function each() {
    follow()
    frame = requestAnimationFrame(each)
  })
  return () => {
    observer.disconnect()
    cancelAnimationFrame(frame)
  }
}

/** In whole pixels: what the eye cannot see is not worth a style that changes with each frame. */
function between(menu: HTMLElement, button: HTMLElement): { x: number; y: number } {
  const [a, b] = [menu.getBoundingClientRect(), button.getBoundingClientRect()]
  return { x: Math.round(a.left - b.left), y: Math.round(a.top - b.top) }
}
