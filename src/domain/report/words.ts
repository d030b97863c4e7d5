/**
 * The words of a report that nobody wrote: they are the same in each rendering, and a reader who has the page and the
 * PDF beside each other finds one wording. Days are written out, because a report is read for years.
 */
import { STEP_STATUSES } from '#domain/evaluation/steps.ts'
import type { Ofsted, ReportModel } from './model.ts'

type Steps = NonNullable<ReportModel['previous']>['steps']
type ExcellenceOutcome = Extract<ReportModel['sections'][number], { kind: 'excellence' }>['areas'][number]['outcome']

const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** "17 November 2026", from a calendar day. */
export const dayWords = (day: string) => date.format(noon(day))

/** "17–19 November 2026", from two calendar days. */
export const daysWords = (from: string, to: string) =>
  date.formatRange(noon(from), noon(to)).replaceAll(/\s*–\s*/g, '–')

export function versionWords({ number, publishedOn }: ReportModel['version']): string {
  return publishedOn === null
    ? `Draft of version ${number}, not yet published`
    : `Version ${number}, published ${dayWords(publishedOn)}`
}

export const NOT_AGREED = 'Not agreed'

export const outcomeWords: Readonly<Record<ExcellenceOutcome, string>> = {
  'put-forward': 'Put forward; decision after publication',
  accredited: 'Accredited',
  'not-accredited': 'Not accredited',
  withdrawn: 'Withdrawn',
}

export const statusWords = (status: Steps[number]['status']) =>
  status === null ? 'Not answered' : STEP_STATUSES[status]

type ReportCard = Extract<Ofsted, { shape: 'report-card' }>
const safeguarding = { met: 'Met', 'not-met': 'Not met' } as const
export const safeguardingWords = (standards: NonNullable<ReportCard['safeguarding']>) => safeguarding[standards]
