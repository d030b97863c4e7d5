/**
 * What a published review said, as the school's next review begins with it: the estimates that were agreed, and the steps
 * that were asked for.
 */
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import type { Framework } from '#domain/framework/define.ts'
import { nextStepsOf } from '#domain/framework/next-steps.ts'
import { OVERALL_FIELD, agreedField } from '#domain/moderation/review-document.ts'
import { amendedSections } from './build-amended.ts'
import { sectionOf } from './sections.ts'

export interface LastTime {
  /** Levels by area. */
  readonly estimates: { readonly [area: string]: string }
  readonly overall: string | null
  /** In the order of the report, each by the id of its point. */
  readonly evenBetterIf: { readonly id: string; readonly area: string; readonly text: string }[]
}

/**
 * @param decided the document `review`
 * @param sections the report's sections by document, before any amendment
 */
export function lastTime(framework: Framework, decided: Fields, sections: ReadonlyMap<string, Fields>): LastTime {
  const published = amendedSections(sections, decided)
  const level = (field: string) => {
    const value = shownValue(decided, field)
    return typeof value === 'string' ? value : null
  }
  const estimates = framework.areas.flatMap(({ id }) => {
    const estimate = level(agreedField(id, 'estimate'))
    return estimate === null ? [] : [[id, estimate] as const]
  })
  const evenBetterIf = framework.areas.flatMap((area) =>
    pointsOf(published.get(sectionOf(area.id)) ?? new Map(), area.id, nextStepsOf(area).id)
      .filter((point) => point.text.trim() !== '')
      .map(({ id, text }) => ({ id, area: area.id, text })),
  )
  return { estimates: Object.fromEntries(estimates), overall: level(OVERALL_FIELD), evenBetterIf }
}
