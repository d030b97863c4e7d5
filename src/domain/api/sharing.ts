/**
 * With whom a school shares its report: links that it makes and takes back, the agreement of a membership year with its
 * hub's manager, and who has read what by either. A link's token travels in bodies alone, so that no log and no history
 * has it; whatever a link does not open, or opens no more, is not there.
 */
import { z } from 'zod'
import { instant, uuid } from '#domain/custody/grammar.ts'
import { FORMS, files } from '#domain/report/forms.ts'
import { reportModel } from '#domain/report/model.ts'
import { rid } from './reviews.ts'
import type { Route } from './route.ts'

/** Whom a link is for. It is the school's own note: whoever has the link can use it. */
export const audience = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['governors', 'trust', 'local-authority']) }),
  z.object({ kind: z.literal('other'), name: z.string().max(120).regex(/\S/) }),
])
export type Audience = z.infer<typeof audience>

/** One reading: of the report as a page, or of a file of it. Each is told once a day. */
const reading = z.object({
  what: z.enum(['page', ...FORMS]),
  version: z.int(),
  at: instant,
})
export type Reading = z.infer<typeof reading>

const share = z.object({
  id: uuid,
  audience,
  madeBy: z.string(),
  madeAt: instant,
  until: instant,
  revokedAt: instant.nullable(),
  /** Its link opens the report: neither has it ended nor been revoked, nor was the server restored since. */
  open: z.boolean(),
  readings: z.array(reading),
})
export type Share = z.infer<typeof share>

export const sharing = z.object({
  /** The newest first. */
  shares: z.array(share),
  agreement: z.object({
    /** As `2026-27`. */
    year: z.string(),
    managers: z.array(z.string()),
    /** Null while there is none. */
    given: z.object({ by: z.string(), at: instant }).nullable(),
  }),
  /** What the hub's managers have read under any year's agreement, the newest first. */
  managersRead: z.array(reading.extend({ name: z.string() })),
})
export type Sharing = z.infer<typeof sharing>

const token = z.string().max(100)

export const shares = {
  sharing: {
    method: 'get',
    path: '/reviews/{rid}/sharing',
    summary: 'With whom the published report is shared, and who has read it by that',
    allow: 'report.share',
    params: rid,
    answer: sharing,
    problems: ['not-found'],
  },
  makeShare: {
    method: 'post',
    path: '/reviews/{rid}/shares',
    summary: 'Make a link to the published report; its token is told this once',
    allow: 'report.share',
    params: rid,
    body: z.object({ audience, days: z.int().min(1).max(366) }),
    answer: z.object({ id: uuid, token, until: instant }),
    problems: ['not-found', 'no-longer-shared'],
  },
  revokeShare: {
    method: 'post',
    path: '/reviews/{rid}/shares/{sid}/revoke',
    summary: 'Take a link back; it opens nothing from then on',
    allow: 'report.share',
    params: rid.extend({ sid: uuid }),
    answer: z.object({ revoked: z.literal(true) }),
    problems: ['not-found'],
  },
  agree: {
    method: 'post',
    path: '/reviews/{rid}/agreement',
    summary: 'Let the hub’s managers read the school’s published reports for this membership year, or no longer',
    allow: 'report.share',
    params: rid,
    body: z.object({ agreed: z.boolean() }),
    answer: z.object({ agreed: z.boolean(), year: z.string() }),
    problems: ['not-found'],
  },
  openShared: {
    method: 'post',
    path: '/shared',
    summary: 'The report that a link opens, in its newest version',
    allow: 'public',
    body: z.object({ token }),
    answer: z.object({ report: reportModel, until: instant }),
    problems: ['not-found'],
  },
  sharedFile: {
    method: 'post',
    path: '/shared/file',
    summary: 'The report that a link opens, as a file in the form that is asked for',
    allow: 'public',
    body: z.object({ token, form: z.enum(FORMS) }),
    answer: z.object({ report: reportModel, form: z.enum(FORMS) }),
    file: FORMS.map((form) => files[form].type),
    problems: ['not-found', 'report-not-set'],
  },
} as const satisfies Record<string, Route>
