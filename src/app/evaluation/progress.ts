/**
 * How far each tab is, in a state and in words. Everything is counted from the framework's own areas and questions, by
 * the same functions that the server asks before it takes a submit.
 */
import { shownValue, type Fields } from '#domain/custody/state.ts'
import { gapsOf, progressOf } from '#domain/evaluation/completeness.ts'
import { excellenceField } from '#domain/evaluation/fields.ts'
import { openQuestions } from '#domain/evaluation/questions.ts'
import type { Framework } from '#domain/framework/define.ts'
import { EXCELLENCE_TAB, tabOf } from './tab-of.ts'
import { excellenceWords, progressWords } from './words.ts'

export interface TabProgress {
  readonly id: string
  readonly label: string
  readonly state: 'done' | 'started' | 'empty' | 'asked'
  readonly description: string
  /** How many answers are to be chosen on it. */
  readonly asked: number
}

export function tabsOf(
  framework: Framework,
  doc: string,
  nominations: readonly string[],
  fields: Fields,
): readonly TabProgress[] {
  const progress = progressOf(framework, fields)
  const gaps = gapsOf(framework, fields)
  const questions = openQuestions(framework, doc, fields)
  const askedOn = (tab: string) => questions.filter(({ field }) => tabOf(field) === tab).length
  const areas = framework.areas.map((area): TabProgress => {
    const asked = askedOn(area.id)
    const done = asked === 0 && gaps.every((gap) => gap.area !== area.id)
    const { estimate, points } = progress[area.id]!
    const state = asked > 0 ? 'asked' : done ? 'done' : estimate || points > 0 ? 'started' : 'empty'
    return {
      id: area.id,
      label: area.short,
      state,
      description: progressWords({ estimate, points }, area.estimate, done, asked),
      asked,
    }
  })
  return framework.excellence
    ? [...areas, excellenceTab(framework.excellence, nominations, askedOn(EXCELLENCE_TAB), fields)]
    : areas
}

/** How far the whole evaluation is. */
export interface Overall {
  /** How many areas are complete, by the same rule as their tabs: one with an open question is not. */
  readonly done: number
  /** How many answers are to be chosen, on all tabs together. */
  readonly asked: number
}

export function overallOf(framework: Framework, doc: string, fields: Fields): Overall {
  const tabs = tabsOf(framework, doc, [], fields)
  const done = tabs.filter((tab) => tab.id !== EXCELLENCE_TAB && tab.state === 'done').length
  return { done, asked: openQuestions(framework, doc, fields).length }
}

export const sameOverall = (a: Overall, b: Overall) => a.done === b.done && a.asked === b.asked

function excellenceTab(
  { short, evaluation }: NonNullable<Framework['excellence']>,
  nominations: readonly string[],
  asked: number,
  fields: Fields,
): TabProgress {
  const questions = nominations.flatMap((id) => evaluation.map((question) => excellenceField(id, question.id)))
  const answered = questions.filter((field) => isAnswered(shownValue(fields, field))).length
  const state = asked > 0 ? 'asked' : answered === 0 ? 'empty' : answered === questions.length ? 'done' : 'started'
  const description = excellenceWords(nominations.length, answered, questions.length, asked)
  return { id: EXCELLENCE_TAB, label: short, state, description, asked }
}

const isAnswered = (value: unknown) => typeof value === 'string' && value.trim() !== ''

export function sameTabs(a: readonly TabProgress[], b: readonly TabProgress[]): boolean {
  return (
    a.length === b.length && a.every((tab, i) => tab.state === b[i]!.state && tab.description === b[i]!.description)
  )
}
