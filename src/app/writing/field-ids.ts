/** The ids of controls, so that a link on another page can lead to the exact field. */

/**
 * The id of the control, or of the group of controls, of a field or a list. No name in a path has a dot, so that what a
 * framework calls its areas and lists cannot give two controls one id.
 */
export const domIdOf = (field: string) => field.replaceAll('/', '.')
export const addButtonId = (list: string) => `${domIdOf(list)}.add`
export const menuButtonId = (point: string) => `${point}.menu`

const CONTROLS = 'input:not(:disabled), textarea, button:not(:disabled)'

/** Focuses the control with this id, or the first control inside it. False when there is none. */
export function focusById(id: string): boolean {
  const found = document.getElementById(id)
  const control = found?.matches(CONTROLS) ? found : found?.querySelector<HTMLElement>(CONTROLS)
  control?.focus()
  return Boolean(control)
}

/** Focuses a text with the caret at its end. */
export function focusEnd(id: string): void {
  const area = document.getElementById(id)
  if (!(area instanceof HTMLTextAreaElement)) return
  area.focus()
  area.setSelectionRange(area.value.length, area.value.length)
}
