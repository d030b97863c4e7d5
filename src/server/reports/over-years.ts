/** The published reviews of a school, of which each person is told those whose reports they may read now. */
import type { Answer } from '#domain/api.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { overYears } from '#domain/report/over-years.ts'
import type { Call } from '#server/http/endpoint.ts'
import { readable } from './readable.ts'

/** A school of which somebody may read nothing is told like one that is not there. */
export async function schoolReviews(call: Call<'schoolReviews'>): Promise<Answer<'schoolReviews'> | Problem> {
  const { sid } = call.params
  const rows = await call.tx
    .selectFrom('review')
    .innerJoin('school', 'school.id', 'review.school_id')
    .where('school.id', '=', sid)
    .where('review.state', 'in', ['U', 'A'])
    .select(['review.id', 'school.name as school'])
    .orderBy('review.from_day', 'desc')
    .orderBy('review.id')
    .execute()
  const models: ReportModel[] = []
  for (const { id: reviewId } of rows) {
    const model = await readable(call, { reviewId, what: 'page' })
    if (model) models.push(model)
  }
  const [first] = rows
  if (!first || models.length === 0) return problem('not-found')
  return { school: { id: sid, name: first.school }, reviews: overYears(models) }
}
