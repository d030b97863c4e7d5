/** The one polite voice of these screens, for what a screen reader would not otherwise hear. */
const ID = 'evaluation-announcer'

export function Announcer() {
  return <div className="visually-hidden" id={ID} aria-live="polite" />
}

/** Said once; the same words twice are said twice. */
export function announce(message: string): void {
  const region = document.getElementById(ID)
  if (!region) return
  const line = document.createElement('p')
  line.textContent = message
  region.replaceChildren(line)
}
