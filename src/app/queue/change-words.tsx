import { clockTime, whenWords } from '#app/shell/dates.ts'
import { ageWords } from './age.ts'
import type { Described } from './describe.ts'
import { words } from './words.ts'

export interface ChangeWordsProps {
  change: Described
  at: string
  now: Date
  /** The whole text instead of its first lines. */
  whole?: boolean
}

/** One change as a person would tell it: where, what, the words themselves, and when. */
export function ChangeWords({ change, at, now, whole = false }: ChangeWordsProps) {
  return (
    <>
      <p className="change__where">{change.where}</p>
      <p className="change__what">{change.what}</p>
      {change.text !== null && (
        <p className={whole ? 'change__text change__text--whole' : 'change__text'}>{change.text}</p>
      )}
      <p className="change__when">
        <time dateTime={at} title={clockTime(at)}>
          {words.item.typed(whenWords(at, now), ageWords(at, now))}
        </time>
      </p>
    </>
  )
}
