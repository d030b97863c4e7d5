/** Where a key leads in a menu, by its place; undefined when it leads nowhere. From -1, the menu itself has the focus. */
export function itemAfterKey(
  key: string,
  from: number,
  items: readonly { readonly label: string; readonly disabled?: boolean }[],
): number | undefined {
  const round = (first: number, step: 1 | -1) => items.map((_, i) => (first + i * step + items.length) % items.length)
  const usable = (places: number[]) => places.find((at) => !items[at]!.disabled)
  if (key === 'Home') return usable(round(0, 1))
  if (key === 'End') return usable(round(-1, -1))
  if (key === 'ArrowDown') return usable(round(from + 1, 1))
  if (key === 'ArrowUp') return usable(round(Math.max(from, 0) - 1, -1))
  // A letter has a name of one character; a space presses.
  if (key.length !== 1 || key === ' ') return undefined
  return usable(round(from + 1, 1).filter((at) => items[at]!.label.toLowerCase().startsWith(key.toLowerCase())))
}
