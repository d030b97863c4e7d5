import { useState } from 'react'

const KEY = 'qar-moderation-shortcuts'

/** Whether letters and digits mean anything in the table; remembered on this device. */
export function useShortcuts(): readonly [on: boolean, set: (on: boolean) => void] {
  const [on, setOn] = useState(() => read() !== 'off')
  return [
    on,
    (next) => {
      setOn(next)
      try {
        localStorage.setItem(KEY, next ? 'on' : 'off')
      } catch {
        // A browser that keeps nothing asks again the next time.
      }
    },
  ]
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
