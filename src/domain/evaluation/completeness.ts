/**
 * What stands between an evaluation and its submission. The tablet shows it on the check page, the server asks
 * it again before it accepts a submit: one function, so that the two cannot disagree.
 */
import { type Fields, shownValue } from '#domain/custody/state.ts'
import type { Area, Framework } from '#domain/framework/define.ts'
import { deletionOf, differ } from './deletion.ts'
import { conflictMatters, estimateField, listPath, pointOf, pointPath } from './fields.ts'
import { pointsOf } from './points.ts'

export type Gap =
  | { readonly why: 'estimate-missing'; readonly field: string; readonly area: string }
  | { readonly why: 'point-missing'; readonly field: string; readonly area: string }
  | { readonly why: 'point-too-long'; readonly field: string; readonly area: string; readonly units: number }
  | { readonly why: 'too-many-points'; readonly field: string; readonly area: string; readonly points: number }

/** What is missing or too large, in the order of the screens. A missing point is named by the area's first list. */
export function gapsOf(framework: Framework, fields: Fields): readonly Gap[] {
  return framework.areas.flatMap((area) => [...estimateGap(area, fields), ...pointGaps(framework, area, fields)])
}

/**
 * The fields of which two different answers are kept and that a person has yet to choose between: what a submit is held
 * for. Two texts of a point that is deleted are none: the deletion saw both, or it is itself the question.
 */
export function openConflicts(framework: Framework, doc: string, fields: Fields): readonly string[] {
  return [...fields]
    .filter(([field, heads]) => differ(heads) && conflictMatters(framework, doc, field))
    .map(([field]) => field)
    .filter((field) => !isInDeletedPoint(framework, fields, field))
}

function isInDeletedPoint(framework: Framework, fields: Fields, field: string): boolean {
  const point = pointOf(framework, field)
  const deletion = point === null ? 'kept' : deletionOf(fields, point)
  return deletion === 'deleted' || deletion === 'unseen'
}

function estimateGap(area: Area, fields: Fields): readonly Gap[] {
  const field = estimateField(area.id)
  if (!area.estimate || shownValue(fields, field) !== null) return []
  return [{ why: 'estimate-missing', field, area: area.id }]
}

function pointGaps(framework: Framework, area: Area, fields: Fields): readonly Gap[] {
  const { sizes } = framework
  const gaps: Gap[] = []
  let written = 0
  for (const list of area.lists) {
    const points = pointsOf(fields, area.id, list.id).filter((point) => point.text.trim() !== '')
    written += points.length
    if (points.length > sizes.pointsPerList)
      gaps.push({ why: 'too-many-points', field: listPath(area.id, list.id), area: area.id, points: points.length })
    for (const { id, text } of points.filter((point) => point.text.length > sizes.point)) {
      const field = `${pointPath(area.id, list.id, id)}/text`
      gaps.push({ why: 'point-too-long', field, area: area.id, units: text.length })
    }
  }
  if (written === 0) gaps.unshift({ why: 'point-missing', field: listPath(area.id, area.lists[0]!.id), area: area.id })
  return gaps
}

/** How far an area has come, as counts: what the lead may see of an evaluation that is not submitted. */
export interface AreaProgress {
  readonly estimate: boolean
  readonly points: number
}

export function progressOf(framework: Framework, fields: Fields): { readonly [area: string]: AreaProgress } {
  return Object.fromEntries(
    framework.areas.map((area) => [
      area.id,
      {
        estimate: shownValue(fields, estimateField(area.id)) !== null,
        points: area.lists
          .flatMap((list) => pointsOf(fields, area.id, list.id))
          .filter((point) => point.text.trim() !== '').length,
      },
    ]),
  )
}
