/**
 * A report in the order in which it is read. What is said is decided here once, so that page, PDF, Word and text
 * cannot tell different stories.
 */
import { type Fact, type Glance, type Outline, type Said, anchor } from './blocks.ts'
import type { Estimated, ReportModel } from './model.ts'
import { ofstedPart } from './ofsted.ts'
import { followedPart, sectionPart } from './parts.ts'
import { dayWords, daysWords, outcomeWords, versionWords } from './words.ts'

export function outlineOf(model: ReportModel): Outline {
  const { language, framework, school, sections, previous } = model
  return {
    language,
    kind: kindOf(framework),
    school: { id: anchor('school'), text: school.name },
    draft: model.version.publishedOn === null,
    facts: cover(model),
    glances: glances(model),
    excellence: sections
      .flatMap((section) => (section.kind === 'excellence' ? section.areas : []))
      .map(({ title, outcome }) => ({ title, outcome: outcomeWords[outcome] })),
    parts: [
      ...sections.map(sectionPart),
      ...(previous === null ? [] : [followedPart(previous)]),
      ...(model.ofsted === null ? [] : [ofstedPart(model.ofsted)]),
    ],
    notices: model.notices,
  }
}

/** The title of the document, for a window or a list of files: what a person wrote stands last. */
export const titleOf = ({ framework, school }: ReportModel) => `${kindOf(framework)}: ${school.name}`

const kindOf = ({ title }: ReportModel['framework']) => `${title} report`

function cover({ school, review, version }: ReportModel): Fact[] {
  const facts: readonly (readonly [string, string, readonly (string | null)[]])[] = [
    ['dates', 'Review dates', [daysWords(review.from, review.to)]],
    ['headteacher', 'Headteacher', [school.headteacher]],
    ['phase', 'Phase', [school.phase]],
    ['hub', 'Hub', [school.hub]],
    ['trust', 'Trust', [school.trust]],
    ['lead', 'Lead reviewer', [review.lead]],
    ['team', 'Review team', review.team],
    ['version', 'Version', [versionWords(version)]],
    ['reason', 'Why there is a new version', [version.reason]],
  ]
  return facts
    .map(([id, term, texts]) => ({ term, details: details(id, texts) }))
    .filter((fact) => fact.details.length > 0)
}

const details = (id: string, texts: readonly (string | null)[]): Said[] =>
  texts.flatMap((text, at) => (text === null ? [] : [{ id: anchor('cover', id, at + 1), text }]))

const glances = ({ overall, estimates }: ReportModel): Glance[] => [
  ...(overall === null ? [] : [glance('Overall peer estimate', overall, true)]),
  ...estimates.map((each) => glance(each.area.title, each, false)),
]

const glance = (title: string, { now, before }: Estimated, overall: boolean): Glance => ({
  title,
  overall,
  now,
  before: before && { on: dayWords(before.on), estimate: before.estimate },
})
