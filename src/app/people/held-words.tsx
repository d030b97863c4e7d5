import type { PersonSafety } from './safety.ts'
import { words } from './words.ts'

/** How many changes of a person are kept but not applied, and why. Not being told is not the same as none. */
export function HeldWords({ person: { held } }: { person: PersonSafety }) {
  if (held === null) return <span className="muted">{words.notForYou}</span>
  if (held.size === 0) return <span className="muted">{words.noneHeld}</span>
  return (
    <ul className="held-words" role="list">
      {[...held].map(([reason, count]) => (
        <li key={reason}>{words.held(count, words.whyHeld[reason])}</li>
      ))}
    </ul>
  )
}
