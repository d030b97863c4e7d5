import { whenWords } from '#app/shell/dates.ts'
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

/** When it was typed or decided, and how long ago that is. */
export function ChangeTime({ at, decision, now }: { at: string; decision: boolean; now: Date }) {
  const say = decision ? words.item.decided : words.item.typed
  return (
    <time className="change__when" dateTime={at}>
      {say(whenWords(at, now), ageWords(at, now))}
    </time>
  )
}
