/** Where a menu opens: below its button and in line with its end, above it where there is no room, and never off the screen. */

type Size = { readonly width: number; readonly height: number }
type Box = { readonly top: number; readonly right: number; readonly bottom: number }

const GAP = 4
const EDGE = 8

/** All in pixels of the viewport. */
export function placeBeside(button: Box, menu: Size, view: Size): { x: number; y: number } {
  const below = button.bottom + GAP
  const above = button.top - GAP - menu.height
  const turned = below + menu.height > view.height - EDGE && above >= EDGE
  return {
    x: inside(button.right - menu.width, view.width - menu.width),
    y: inside(turned ? above : below, view.height - menu.height),
  }
}

/** What is larger than the screen begins at its edge, where it can be scrolled. */
const inside = (at: number, room: number) => Math.max(EDGE, Math.min(at, room - EDGE))
