/**
 * Fills an empty store with the fictional network: the review of Thistledown Bridge on its second day, and one
 * review each that is planned, in moderation, with its school and published, a trust's, and three of earlier years. What people wrote and
 * decided went through the same code as every push.
 */
import { PLAN, hostQuestionField } from '#domain/evaluation/host-question.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { trustPeerReview } from '#domain/framework/trust-peer-review.ts'
import type { Context, Tx } from '#server/context.ts'
import { beginStore, kindOf } from '#server/db/meta.ts'
import { beginRole } from '#server/roles.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { v4 as uuidv4 } from 'uuid'
import { reviewedBefore, saysSince } from './before.ts'
import { buildNetwork, buildReview } from './builders.ts'
import { type Calendar, calendarFrom } from './calendar.ts'
import { larkspurBefore, sorrelBefore, thistledownBefore } from './evaluations/before.ts'
import { foxgloveDan } from './evaluations/foxglove-dan.ts'
import { foxglovePriya } from './evaluations/foxglove-priya.ts'
import { foxglovePoints, foxgloveReport } from './evaluations/foxglove-report.ts'
import { quillmereAmina } from './evaluations/quillmere-amina.ts'
import { quillmereDan } from './evaluations/quillmere-dan.ts'
import { sorrelDan } from './evaluations/sorrel-dan.ts'
import { sorrelPriya } from './evaluations/sorrel-priya.ts'
import { sorrelReport } from './evaluations/sorrel-report.ts'
import { thistledownDan } from './evaluations/thistledown-dan.ts'
import { thistledownPriya } from './evaluations/thistledown-priya.ts'
import type { Written } from './evaluations/written.ts'
import { brambleDan } from './evaluations/bramble-dan.ts'
import { bramblePriya } from './evaluations/bramble-priya.ts'
import { demoId } from './ids.ts'
import { thistledownNomination } from './nomination.ts'
import { brambleQuestion } from './question.ts'
import { agreed, reportWrites, uponSections } from './report.ts'
import { type Scribe, command, evaluationWrites, handIn, scribesOf, submission } from './scribe.ts'

const DEMO = 'demo'

/** Seeds an empty store and says what the store is now: `demo`, or the kind that somebody else made it. */
export async function seedDemo(context: Context): Promise<string> {
  return inOwnTransaction(context, async (tx) => {
    const kind = await kindOf(tx)
    if (kind !== null) return kind
    const calendar = calendarFrom(context.now())
    const early = { ...context, now: () => calendar.at(-900, '09:00') }
    if (!(await beginStore(tx, DEMO, uuidv4(), context.now()))) return (await kindOf(tx))!
    await buildNetwork(early, tx)
    await planned(context, tx, calendar)
    await published(context, tx, calendar)
    await withTheSchool(context, tx, calendar)
    await inModeration(context, tx, calendar)
    await inFieldwork(context, tx, calendar)
    await ofATrust(context, tx, calendar)
    // What is seeded happened before today: nobody is written to about it now.
    await tx.deleteFrom('mail').execute()
    await tx.deleteFrom('notice').execute()
    return DEMO
  })
}

async function hasSubmitted(
  scribe: Scribe,
  written: Written,
  at: readonly [string, string],
  nomination?: string,
): Promise<void> {
  await handIn(scribe, at[0], evaluationWrites(scribe, written, nomination))
  await handIn(scribe, at[1], [await submission(scribe)])
}

async function planned(context: Context, tx: Tx, calendar: Calendar): Promise<void> {
  const { day, at } = calendar
  const steps = await reviewedBefore(context, tx, calendar, 'larkspur', { first: -745, report: larkspurBefore })
  const plan = { framework: qar2019.id, from: day(24), to: day(26), lead: 'linda', peers: ['dan', 'helen'] } as const
  const early = { ...context, now: () => at(-14, '10:00') }
  await buildReview(early, tx, 'larkspur', plan)
  const head = scribesOf(context, tx, 'larkspur')('tom')
  await beginRole(early, tx, head.personId, { role: 'SL', schoolId: demoId(context.sha256, 'school', 'larkspur') })
  await saysSince(head, at(-5, '17:20'), steps, larkspurBefore)
}

async function inFieldwork(context: Context, tx: Tx, calendar: Calendar): Promise<void> {
  const { day, at, ago } = calendar
  const steps = await reviewedBefore(context, tx, calendar, 'thistledown', { first: -731, report: thistledownBefore })
  const plan = {
    framework: qar2019.id,
    from: day(-1),
    to: day(1),
    lead: 'linda',
    peers: ['amina', 'dan', 'priya'],
  } as const
  await buildReview({ ...context, now: () => at(-30, '09:30') }, tx, 'thistledown', plan)
  const by = scribesOf(context, tx, 'thistledown')
  const nomination = demoId(context.sha256, 'nomination', 'thistledown')
  const doc = `nomination/${nomination}`
  const putForward = Object.entries(thistledownNomination).map(([field, value]) => ({
    write: { doc, field, value, ctx: [] },
  }))
  await handIn(by('helen'), at(-12, '16:05'), putForward)
  await saysSince(by('helen'), at(-9, '17:40'), steps, thistledownBefore)
  await handIn(by('linda'), at(-1, '07:40'), [command('review.start')])
  await handIn(by('dan'), at(-1, '15:50'), evaluationWrites(by('dan'), thistledownDan))
  await hasSubmitted(by('priya'), thistledownPriya, [ago(75), ago(40)], nomination)
}

async function ofATrust(context: Context, tx: Tx, { day, at, ago }: Calendar): Promise<void> {
  const days = { framework: trustPeerReview.id, from: day(-2), to: day(0) }
  const plan = { ...days, lead: 'helen', peers: ['dan', 'linda', 'priya'] } as const
  const early = { ...context, now: () => at(-35, '14:00') }
  await buildReview(early, tx, 'bramble', plan)
  const by = scribesOf(context, tx, 'bramble')
  const host = { role: 'SL', schoolId: demoId(context.sha256, 'school', 'bramble') } as const
  await beginRole(early, tx, by('tom').personId, host)
  const question = { doc: PLAN, field: hostQuestionField('challenge'), value: brambleQuestion, ctx: [] }
  await handIn(by('tom'), at(-16, '11:25'), [{ write: question }])
  await handIn(by('helen'), at(-2, '08:05'), [command('review.start')])
  await hasSubmitted(by('dan'), brambleDan, [at(-1, '17:10'), ago(95)])
  await hasSubmitted(by('priya'), bramblePriya, [at(-1, '16:20'), ago(55)])
}

async function inModeration(context: Context, tx: Tx, { day, at }: Calendar): Promise<void> {
  const plan = {
    framework: qar2019.id,
    from: day(-6),
    to: day(-4),
    lead: 'priya',
    peers: ['amina', 'dan', 'helen'],
  } as const
  await buildReview({ ...context, now: () => at(-40, '11:00') }, tx, 'quillmere', plan)
  const by = scribesOf(context, tx, 'quillmere')
  await handIn(by('priya'), at(-6, '08:00'), [command('review.start')])
  await hasSubmitted(by('amina'), quillmereAmina, [at(-5, '16:10'), at(-4, '13:20')])
  await hasSubmitted(by('dan'), quillmereDan, [at(-5, '15:40'), at(-4, '14:05')])
  await handIn(by('priya'), at(-4, '15:30'), [command('moderation.open', { without: [by('helen').personId] })])
}

async function withTheSchool(context: Context, tx: Tx, { day, at }: Calendar): Promise<void> {
  const plan = { framework: qar2019.id, from: day(-13), to: day(-11), lead: 'linda', peers: ['dan', 'priya'] } as const
  const early = { ...context, now: () => at(-47, '10:20') }
  await buildReview(early, tx, 'foxglove', plan)
  const by = scribesOf(context, tx, 'foxglove')
  const [lead, head] = [by('linda'), by('ines')]
  const school = { role: 'SL', schoolId: demoId(context.sha256, 'school', 'foxglove') } as const
  await beginRole(early, tx, head.personId, school)
  await handIn(lead, at(-13, '08:05'), [command('review.start')])
  await hasSubmitted(by('dan'), foxgloveDan, [at(-12, '15:35'), at(-11, '12:40')])
  await hasSubmitted(by('priya'), foxglovePriya, [at(-12, '16:25'), at(-11, '13:05')])
  await handIn(lead, at(-11, '14:00'), [command('moderation.open', { without: [] })])
  await handIn(lead, at(-10, '09:45'), reportWrites(context, foxgloveReport).said)
  const reviewers = [by('dan').personId, by('priya').personId]
  await handIn(lead, at(-10, '10:15'), await agreed(lead, foxgloveReport, reviewers))
  await handIn(lead, at(-4, '11:30'), [await uponSections(lead, 'report.sendToSchool', { until: day(3) })])
  const about = { section: 'context', field: 'text' }
  const { answered, open } = foxglovePoints
  const [first, second] = [context.newId(), context.newId()]
  const raise = (point: string, { quote, text }: typeof answered | typeof open) =>
    command('factCheck.raise', { point, ...about, quote, text })
  await handIn(head, at(-3, '16:40'), [raise(first, answered)])
  const answer = { point: first, outcome: 'explained', text: answered.answer }
  await handIn(lead, at(-2, '09:10'), [command('factCheck.answer', answer)])
  await handIn(head, at(-1, '17:25'), [raise(second, open)])
}

async function published(context: Context, tx: Tx, calendar: Calendar): Promise<void> {
  const { day, at } = calendar
  const steps = await reviewedBefore(context, tx, calendar, 'sorrel', { first: -773, report: sorrelBefore })
  const plan = { framework: qar2019.id, from: day(-45), to: day(-43), lead: 'linda', peers: ['dan', 'priya'] } as const
  const early = { ...context, now: () => at(-59, '10:00') }
  await buildReview(early, tx, 'sorrel', plan)
  const by = scribesOf(context, tx, 'sorrel')
  const head = { role: 'SL', schoolId: demoId(context.sha256, 'school', 'sorrel') } as const
  await beginRole(early, tx, by('sunita').personId, head)
  await saysSince(by('sunita'), at(-50, '17:05'), steps, sorrelBefore)
  await handIn(by('linda'), at(-45, '08:10'), [command('review.start')])
  await hasSubmitted(by('dan'), sorrelDan, [at(-44, '15:15'), at(-43, '12:30')])
  await hasSubmitted(by('priya'), sorrelPriya, [at(-44, '16:45'), at(-43, '13:10')])
  await handIn(by('linda'), at(-43, '14:00'), [command('moderation.open', { without: [] })])
  const reviewers = [by('dan').personId, by('priya').personId]
  await handIn(by('linda'), at(-42, '09:30'), reportWrites(context, sorrelReport).said)
  await handIn(by('linda'), at(-42, '10:00'), await agreed(by('linda'), sorrelReport, reviewers))
  await handIn(by('linda'), at(-36, '11:00'), [await uponSections(by('linda'), 'report.sendToSchool')])
  await handIn(by('sunita'), at(-30, '16:10'), [command('factCheck.accept')])
  await handIn(by('grace'), at(-28, '15:00'), [await uponSections(by('grace'), 'report.publish')])
}
