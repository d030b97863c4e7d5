/**
 * The texts of a published report where a person looks for them: by the parts of the report, each with a name. What somebody
 * has typed for a text that the last version does not have any more stands among them, or it would be out of sight.
 */
import type { Framework } from '#domain/framework/define.ts'
import type { AmendableText } from '#domain/report/amendable.ts'
import { OFSTED_ON_FIELD } from '#domain/report/cover.ts'
import { words } from './amend-words.ts'
import { partsOf } from './parts.ts'

export interface Place extends AmendableText {
  /** What is typed for it is kept under this. */
  readonly key: string
  /** Such as "What went well 2". */
  readonly name: string
}

export interface PartOfPlaces {
  readonly id: string
  readonly title: string
  readonly short: string
  readonly places: readonly Place[]
}

export const keyOf = ({ section, field }: Pick<AmendableText, 'section' | 'field'>) => `${section} ${field}`

/** @param typed the keys of what is typed so far */
export function placesOf(
  framework: Framework,
  texts: readonly AmendableText[],
  typed: readonly string[],
): readonly PartOfPlaces[] {
  const known = new Set(texts.map(keyOf))
  const gone = typed.filter((key) => key.includes(' ') && !known.has(key)).map(textOfKey)
  return partsOf(framework).flatMap(({ id, title, short, area }) => {
    const numbers = new Map<string, number>()
    const places = [...texts, ...gone]
      .filter(({ section }) => section === id)
      .map((text): Place => {
        const list = area?.lists.find((each) => each.id === text.list)
        if (!list) return { ...text, key: keyOf(text), name: nameOf(text.field) }
        if (text.text.trim() === '') return { ...text, key: keyOf(text), name: words.takenOut(list.title) }
        const number = (numbers.get(list.id) ?? 0) + 1
        numbers.set(list.id, number)
        return { ...text, key: keyOf(text), name: words.point(list.title, number) }
      })
    return places.length === 0 ? [] : [{ id, title, short, places }]
  })
}

function textOfKey(key: string): AmendableText {
  const [section, field] = key.split(' ') as [string, string]
  return { section, field, list: field.split('/')[2] ?? null, text: '' }
}

/** What a text is called that is no point of a list. */
function nameOf(field: string): string {
  const [, , number, part] = field.split('/')
  switch (field) {
    case 'headteacher':
      return words.headteacher
    case 'phase':
      return words.phase
    case OFSTED_ON_FIELD:
      return words.ofsted.on
    case 'ofsted/grade':
      return words.ofsted.grade
    default:
      if (number === undefined) return words.text
      return part === 'title' ? words.ofsted.title(number) : words.ofsted.gradeOf(number)
  }
}
