/**
 * The words and the time of one change, as they stand in every list of the queue page. People look for their own sentence
 * here, so it is never shortened to nothing.
 */
import { whenWords } from '#app/shell/dates.ts'
import { useClockOffset } from '#app/shell/now.ts'
import { ageWords } from './age.ts'
import type { Described } from './describe.ts'
import { words } from './words.ts'

export interface ChangeWordsProps {
  change: Described
  /** All of the text, however long. */
  whole?: boolean
  /** What stands above it already, and is not said again. */
  under?: Described
}

/** One change as a person would tell it: where, what, and the words themselves. */
export function ChangeWords({ change, whole = false, under }: ChangeWordsProps) {
  return (
    <div className="change__words">
      {change.where !== under?.where && <p className="change__where">{change.where}</p>}
      {change.what !== under?.what && <p className="change__what">{change.what}</p>}
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
