import type { KeyboardEvent } from 'react'

/** What a key does in a point, besides writing. */
export type PointKey = 'add' | 'up' | 'down' | 'remove'

/**
 * Enter adds, Alt with an arrow moves, Backspace in an empty point removes it. Not while a word is being composed, when
 * Enter belongs to the keyboard; and a key held down adds and removes nothing: a Backspace stops where the text ends.
 */
export function pointKey(event: KeyboardEvent<HTMLTextAreaElement>): PointKey | null {
  if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return null
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey
  if (event.altKey && plain) return event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null
  if (!plain || event.altKey) return null
  if (event.repeat) return null
  if (event.key === 'Enter') return 'add'
  if (event.key === 'Backspace' && event.currentTarget.value === '') return 'remove'
  return null
}
