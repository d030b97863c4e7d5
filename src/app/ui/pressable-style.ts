/**
 * react-aria adds a <style> element unless some element already has this id, and our CSP refuses inline styles.
 * base.css ships the rule; this gives the id to the built stylesheet's link. Call it once, before the first render.
 */
export function claimPressableStyle(doc: Document): void {
  if (doc.getElementById('react-aria-pressable-style')) return
  const sheet = doc.querySelector('link[rel="stylesheet"], style') ?? doc.head
  sheet.id = 'react-aria-pressable-style'
}
