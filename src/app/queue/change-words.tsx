import { whenWords } from '#app/shell/dates.ts'
import { useClockOffset } from '#app/shell/now.ts'
import { ageWords } from './age.ts'
import type { Described } from './describe.ts'
import { words } from './words.ts'

/** One change as a person would tell it: where, what, and the words themselves. */
export function ChangeWords({ change, whole = false }: { change: Described; whole?: boolean }) {
  return (
    <div className="change__words">
      <p className="change__where">{change.where}</p>
      <p className="change__what">{change.what}</p>
      {change.text !== null && (
        <p className={whole ? 'change__text change__text--whole' : 'change__text'}>{change.text}</p>
      )}
    </div>
  )
}

export interface ChangeTimeProps {
  at: string
  decision: boolean
  now: Date
  /** The server timed it, not this device. */
  served?: boolean
}

/** When it was typed or decided, by the right time whatever this device's clock says, and how long ago that is. */
export function ChangeTime({ at, decision, now, served = false }: ChangeTimeProps) {
  const own = useClockOffset()
  const offsetMs = served ? 0 : own
  const say = decision ? words.item.decided : words.item.typed
  const timed = new Date(Date.parse(at) + offsetMs).toISOString()
  return (
    <time className="change__when" dateTime={timed}>
      {say(whenWords(timed, now), ageWords(timed, now))}
    </time>
  )
}
