/**
 * A school's published reviews side by side. What a review asked for is answered in the report of the one that followed it:
 * only together do they say what became of it.
 */
import { nextStepsOf } from '#domain/framework/next-steps.ts'
import type { ReviewOverYears } from '#domain/api/reports.ts'
import type { ReportModel } from './model.ts'

/** @param models the newest report of each review, the newest review first */
export function overYears(models: readonly ReportModel[]): ReviewOverYears[] {
  return models.map((model, at) => {
    const { review, framework, version, overall, estimates } = model
    const followed = models.slice(0, at).find(({ previous }) => previous?.on === review.to)
    return {
      id: review.id,
      framework,
      from: review.from,
      to: review.to,
      version: version.number,
      overall: overall?.now ?? null,
      estimates: estimates.map(({ area, now }) => ({ area, estimate: now })),
      excellence: putForward(model),
      steps: followed?.previous?.steps ?? asked(model),
      followedOn: followed?.review.to ?? null,
    }
  })
}

const putForward = ({ sections }: ReportModel) =>
  sections.flatMap((section) =>
    section.kind === 'excellence' ? section.areas.map(({ title, outcome }) => ({ title, outcome })) : [],
  )

/** What a report asks for, of which nobody has said anything yet. */
function asked({ sections }: ReportModel): ReviewOverYears['steps'] {
  return sections.flatMap((section) =>
    section.kind === 'area'
      ? nextStepsOf(section).points.map((text) => ({ area: section.title, text, status: null, note: '' }))
      : [],
  )
}
