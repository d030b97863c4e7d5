/**
 * A report as plain data: what is said, and in what order. Every rendering (page, PDF, Word, text) is made from this
 * alone, and as JSON it is what a school can take away and bring back, so that it names no document, no device and no
 * reviewer's draft. All text is text: kept to the byte, never read as markup.
 */
import { z } from 'zod'

const text = z.string()
/** The id of an area, a section, a list or a level, as a framework spells it: renderings make their anchors of it. */
const id = z.string().regex(/^[a-z0-9-]{1,64}$/)
const day = z.iso.date()

/** An estimate in words and as a number of filled bars, of three. */
export const estimate = z.strictObject({ id, title: text, rank: z.int().min(0).max(3) })

/** What was estimated now, and at the last review where there was one. */
const estimated = z.strictObject({
  now: estimate.nullable(),
  before: z.strictObject({ on: day, estimate }).nullable(),
})

const graded = z.strictObject({ title: text, grade: text })

/** The last Ofsted outcome: it has had three shapes since 2024, and there are schools that have none yet. */
const ofsted = z.discriminatedUnion('shape', [
  z.strictObject({ shape: z.literal('not-inspected') }),
  z.strictObject({ shape: z.literal('headline'), on: day.nullable(), grade: text }),
  z.strictObject({ shape: z.literal('judgements'), on: day.nullable(), judgements: z.array(graded) }),
  z.strictObject({
    shape: z.literal('report-card'),
    on: day.nullable(),
    areas: z.array(graded),
    safeguarding: z.enum(['met', 'not-met']).nullable(),
  }),
])

const pointList = z.strictObject({ id, title: text, points: z.array(text) })

export const excellenceOutcome = z.enum(['put-forward', 'accredited', 'not-accredited', 'withdrawn'])

/** An Area of Excellence as a report tells of it. Whom to write to about it stays out of every report. */
const areaOfExcellence = z.strictObject({
  title: text,
  outcome: excellenceOutcome,
  /** What the school said of it, question by question, and what the reviewers saw. */
  details: z.array(z.strictObject({ title: text, text })),
  lead: z.strictObject({ name: text, title: text }).nullable(),
})

const section = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('narrative'), id, title: text, text }),
  z.strictObject({
    kind: z.literal('area'),
    id,
    title: text,
    /** Null where the framework asks for no estimate of this area. */
    estimate: estimate.nullable(),
    /** What the host asked for this review, where the framework lets a host ask. */
    question: text.nullable(),
    /** Words before the points, often none. */
    text,
    lists: z.array(pointList),
  }),
  z.strictObject({
    kind: z.literal('excellence'),
    id,
    title: text,
    text,
    areas: z.array(areaOfExcellence),
    /** Those that were accredited before and are still valid. */
    accredited: z.array(z.strictObject({ title: text, on: day.nullable() })),
  }),
])

/** What became of a step that the last review asked for. */
export const followedThrough = z.strictObject({
  area: text,
  text,
  status: z.enum(['acted-on', 'partly', 'not-yet', 'no-longer-relevant']).nullable(),
  note: text,
})

export const reportModel = z.strictObject({
  format: z.literal('qa-review-report'),
  formatVersion: z.literal(1),
  /** A language tag for the renderings, such as `en-GB`. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/),
  framework: z.strictObject({ id: text, title: text }),
  /** `publishedOn` is null in a draft. Versions count from 1; from the second on there is a reason. */
  version: z.strictObject({ number: z.int().min(1), publishedOn: day.nullable(), reason: text.nullable() }),
  school: z.strictObject({
    name: text,
    headteacher: text.nullable(),
    phase: text.nullable(),
    hub: text.nullable(),
    trust: text.nullable(),
  }),
  review: z.strictObject({ id: text, from: day, to: day, lead: text, team: z.array(text) }),
  /** Null where the framework knows no overall estimate. */
  overall: estimated.nullable(),
  estimates: z.array(estimated.extend({ area: z.strictObject({ id, title: text }) })),
  ofsted: ofsted.nullable(),
  sections: z.array(section),
  previous: z.strictObject({ on: day, steps: z.array(followedThrough) }).nullable(),
  notices: z.array(text),
})

export type ReportModel = z.infer<typeof reportModel>
export type ReportSection = ReportModel['sections'][number]
export type Estimated = z.infer<typeof estimated>
export type ReportEstimate = z.infer<typeof estimate>
export type Ofsted = z.infer<typeof ofsted>
