/**
 * Published reports. Who may read one depends on more than a role: on the year's agreement, on how long ago it was
 * published; so the handlers ask the policy themselves, with what they find.
 */
import { z } from 'zod'
import { instant, uuid } from '#domain/custody/grammar.ts'
import { FORMS, files } from '#domain/report/forms.ts'
import { estimate, excellenceOutcome, followedThrough, reportModel } from '#domain/report/model.ts'
import { rid } from './reviews.ts'
import type { Route } from './route.ts'

const versionNumber = z.coerce.number().int().min(1)

export const publishedReport = z.object({
  report: reportModel,
  /** Every version, the newest first. */
  versions: z.array(z.object({ version: z.int(), publishedAt: instant, reason: z.string().nullable() })),
})
export type PublishedReport = z.infer<typeof publishedReport>

/** A text that an amendment can change; `section` and `field` are what a change of `report.amend` calls it. */
const amendable = z.object({
  section: z.string(),
  field: z.string(),
  /** The list of its area that it is a point of. */
  list: z.string().nullable(),
  text: z.string(),
})

const day = z.iso.date()

/** A published review among the others of its school. */
const reviewOverYears = z.object({
  id: uuid,
  framework: z.object({ id: z.string(), title: z.string() }),
  from: day,
  to: day,
  version: z.int(),
  overall: estimate.nullable(),
  estimates: z.array(
    z.object({ area: z.object({ id: z.string(), title: z.string() }), estimate: estimate.nullable() }),
  ),
  /** What the school put forward, and what became of it by this report; left out by older servers. */
  excellence: z.array(z.object({ title: z.string(), outcome: excellenceOutcome })).optional(),
  /** What it asked for, with what became of each by the review that followed. */
  steps: z.array(followedThrough),
  /** The last day of that review; null while none that one may read has said what became of them. */
  followedOn: day.nullable(),
})
export type ReviewOverYears = z.infer<typeof reviewOverYears>

export const reports = {
  report: {
    method: 'get',
    path: '/reviews/{rid}/report',
    summary: 'The published report: the version that is asked for, or the newest',
    allow: 'signed-in',
    params: rid,
    query: z.object({ version: versionNumber.optional() }),
    answer: publishedReport,
    traced: true,
    problems: ['not-found'],
  },
  reportTexts: {
    method: 'get',
    path: '/reviews/{rid}/report/texts',
    summary: 'The texts of the version that was published last, each as an amendment would name it',
    allow: 'report.amend',
    params: rid,
    answer: z.object({ version: z.int(), texts: z.array(amendable) }),
    problems: ['not-found'],
  },
  reportFile: {
    method: 'get',
    path: '/reviews/{rid}/report/file',
    summary: 'A published report as a file, in the form that is asked for',
    allow: 'signed-in',
    params: rid,
    query: z.object({ form: z.enum(FORMS), version: versionNumber.optional() }),
    answer: z.object({ report: reportModel, form: z.enum(FORMS) }),
    traced: true,
    file: FORMS.map((form) => files[form].type),
    problems: ['not-found', 'malformed', 'report-not-set'],
  },
  schoolReviews: {
    method: 'get',
    path: '/schools/{sid}/reviews',
    summary: 'What the published reviews of a school have said over the years, the newest first',
    allow: 'signed-in',
    params: z.object({ sid: uuid }),
    answer: z.object({ school: z.object({ id: uuid, name: z.string() }), reviews: z.array(reviewOverYears) }),
    traced: true,
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>
