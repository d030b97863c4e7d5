/**
 * Makes a report of what the team has agreed. It is one function for the preview on a tablet and for what is published,
 * so that nobody approves one text and publishes another. Only what was agreed goes in: no reviewer's own estimate, no
 * draft, no name of whoever first wrote a point.
 */
import { type Fields, differingHeads, shownValue } from '#domain/custody/state.ts'
import { hostQuestionIn } from '#domain/evaluation/host-question.ts'
import { pointsOf } from '#domain/evaluation/points.ts'
import type { Area, Framework } from '#domain/framework/define.ts'
import { levelsOf } from '#domain/framework/levels.ts'
import { OVERALL_FIELD, agreedField } from '#domain/moderation/review-document.ts'
import { COVER } from './cover.ts'
import { excellenceIn } from './build-excellence.ts'
import type { ReportEstimate, ReportModel, ReportSection } from './model.ts'
import { ofstedIn } from './build-ofsted.ts'
import { type PreviousReview, previousIn } from './build-previous.ts'
import { EXCELLENCE_SECTION, sectionOf } from './sections.ts'
import { amendedSections } from './build-amended.ts'

export interface ReportSources {
  readonly framework: Framework
  readonly review: {
    readonly id: string
    readonly from: string
    readonly to: string
    /** Names, the lead's first. */
    readonly lead: string
    readonly team: readonly string[]
  }
  readonly school: { readonly name: string; readonly hub: string | null; readonly trust: string | null }
  readonly version: ReportModel['version']
  /** The document `review`. */
  readonly decided: Fields
  readonly plan: Fields
  /** By document, such as `section/context`. */
  readonly sections: ReadonlyMap<string, Fields>
  /** By document; those that were taken back are left out by whoever reads them. */
  readonly nominations: ReadonlyMap<string, Fields>
  readonly previous: PreviousReview | null
}

const NOTHING: Fields = new Map()

export function buildReport(given: ReportSources): ReportModel {
  const { framework, review, school, version, decided, previous } = given
  const sources = { ...given, sections: amendedSections(given.sections, decided) }
  const cover = sources.sections.get(COVER) ?? NOTHING
  const now = (field: string) => estimateOf(framework, shownValue(decided, field))
  const before = (level: string | null | undefined) => {
    const estimate = estimateOf(framework, level ?? null)
    return previous && estimate ? { on: previous.on, estimate } : null
  }
  return {
    format: 'qa-review-report',
    formatVersion: 1,
    language: 'en-GB',
    framework: { id: framework.id, title: framework.title },
    version,
    school: { ...school, headteacher: textOr(cover, 'headteacher'), phase: textOr(cover, 'phase') },
    review: { ...review, team: [...review.team] },
    overall: framework.overall === 'none' ? null : { now: now(OVERALL_FIELD), before: before(previous?.overall) },
    estimates: framework.areas
      .filter((area) => area.estimate)
      .map((area) => ({
        area: { id: area.id, title: area.title },
        now: now(agreedField(area.id, 'estimate')),
        before: before(previous?.estimates[area.id]),
      })),
    ofsted: ofstedIn(cover),
    sections: framework.report.sections.map(({ id, title }) => sectionFrom(sources, id, title)),
    previous: previousIn(framework, previous, sources.plan),
    notices: [...framework.report.notices],
  }
}

function sectionFrom(sources: ReportSources, id: string, title: string): ReportSection {
  const { framework, sections, nominations } = sources
  const fields = sections.get(sectionOf(id)) ?? NOTHING
  const text = joined(fields, 'text')
  const area = framework.areas.find((each) => each.id === id)
  if (area) return areaFrom(sources, area, title, fields)
  if (framework.excellence && id === EXCELLENCE_SECTION)
    return { kind: 'excellence', id, title, text, ...excellenceIn(framework.excellence, nominations) }
  return { kind: 'narrative', id, title, text }
}

function areaFrom(
  { framework, decided, plan }: ReportSources,
  area: Area,
  title: string,
  fields: Fields,
): ReportSection {
  return {
    kind: 'area',
    id: area.id,
    title,
    estimate: area.estimate ? estimateOf(framework, shownValue(decided, agreedField(area.id, 'estimate'))) : null,
    question: area.hostQuestion ? hostQuestionIn(plan, area.id).join('\n') || null : null,
    text: joined(fields, 'text'),
    lists: area.lists.map((list) => ({
      id: list.id,
      title: list.title,
      points: pointsOf(fields, area.id, list.id).flatMap(({ text }) => (text.trim() === '' ? [] : [text])),
    })),
  }
}

function estimateOf(framework: Framework, level: unknown): ReportEstimate | null {
  const found = levelsOf(framework).find(({ id }) => id === level)
  return found ? { id: found.id, title: found.title, rank: found.rank } : null
}

/** A text as it is; where two were kept and nobody has chosen yet, both, so that none is out of sight. */
export function joined(fields: Fields, field: string): string {
  return differingHeads(fields.get(field) ?? [])
    .flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []))
    .join('\n')
}

function textOr(fields: Fields, field: string): string | null {
  const text = joined(fields, field)
  return text.trim() === '' ? null : text
}
