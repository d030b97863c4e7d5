/**
 * Published reports. Who may read one depends on more than a role: on the year's agreement, on how long ago it was
 * published; so the handlers ask the policy themselves, with what they find.
 */
import { z } from 'zod'
import { instant } from '#domain/custody/grammar.ts'
import { FORMS, files } from '#domain/report/forms.ts'
import { reportModel } from '#domain/report/model.ts'
import { rid } from './reviews.ts'
import type { Route } from './route.ts'

const versionNumber = z.coerce.number().int().min(1)

export const publishedReport = z.object({
  report: reportModel,
  /** Every version, the newest first. */
  versions: z.array(z.object({ version: z.int(), publishedAt: instant, reason: z.string().nullable() })),
})
export type PublishedReport = z.infer<typeof publishedReport>

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
} as const satisfies Record<string, Route>
