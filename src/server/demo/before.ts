/**
 * The reviews of two years ago, each with its report, and what the school has said since of what it was asked for then:
 * with that its next review begins. Whoever led them is on them no more.
 */
import { PLAN } from '#domain/evaluation/host-question.ts'
import { stepField } from '#domain/evaluation/steps.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import type { Context, Tx } from '#server/context.ts'
import { endRole } from '#server/roles.ts'
import { buildReview } from './builders.ts'
import type { Calendar } from './calendar.ts'
import type { WrittenReport } from './evaluations/before.ts'
import { type Steps, agreed, reportWrites, uponSections } from './report.ts'
import type { SchoolKey } from './schools.ts'
import { type Said, type Scribe, command, handIn, scribesOf } from './scribe.ts'

/** The archived review of a school, so many days ago. */
export async function reviewedBefore(
  context: Context,
  tx: Tx,
  { day, at }: Calendar,
  school: SchoolKey,
  { first, report }: { readonly first: number; readonly report: WrittenReport },
): Promise<Steps> {
  const key = `${school}, the time before`
  const days = { framework: qar2019.id, from: day(first), to: day(first + 2) }
  const early = { ...context, now: () => at(first - 20, '10:00') }
  const reviewId = await buildReview(early, tx, school, { ...days, lead: 'priya', peers: [] }, key)
  const lead = scribesOf(context, tx, key)('priya')
  await handIn(lead, at(first, '08:00'), [command('review.start')])
  await handIn(lead, at(first + 2, '15:00'), [command('moderation.open', { without: [] })])
  const { said, steps } = reportWrites(context, report)
  await handIn(lead, at(first + 4, '16:00'), said)
  await handIn(lead, at(first + 5, '16:30'), await agreed(lead, report))
  const central = scribesOf(context, tx, key)('grace')
  await handIn(lead, at(first + 9, '11:00'), [await uponSections(lead, 'report.sendToSchool')])
  await handIn(central, at(first + 17, '11:00'), [await uponSections(central, 'report.publish')])
  await handIn(central, at(first + 400, '11:00'), [command('report.archive')])
  await endRole({ ...context, now: () => at(first + 60, '09:00') }, tx, lead.personId, { role: 'LR', reviewId })
  return steps
}

/** What the head says of the steps before the next visit. */
export async function saysSince(
  head: Scribe,
  at: string,
  steps: Steps,
  { since }: Pick<WrittenReport, 'since'>,
): Promise<void> {
  const said = Object.entries(since).flatMap(([area, { status, note }]): readonly Said[] => {
    const point = steps.get(area)!
    return [
      { write: { doc: PLAN, field: stepField(point, 'status'), value: status, ctx: [] } },
      { write: { doc: PLAN, field: stepField(point, 'note'), value: note, ctx: [] } },
    ]
  })
  await handIn(head, at, said)
}
