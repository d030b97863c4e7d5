/**
 * A report as plain text, for a mail, a search or whoever reads with a tool of their own. What people wrote stands in
 * it to the byte and on lines of its own, so that it can be copied back; nothing is wrapped or indented.
 */
import type { Block, Fact, FollowedStep, Outline, Part } from './blocks.ts'
import type { ReportEstimate, ReportModel } from './model.ts'
import { outlineOf } from './outline.ts'
import { NOT_AGREED } from './words.ts'

export function plainTextOf(model: ReportModel): string {
  const outline = outlineOf(model)
  const notices = outline.notices.length > 0 ? [[underlined('About this report', '='), ...outline.notices]] : []
  return `${[cover(outline), ...atAGlance(outline), ...outline.parts.map(part), ...notices]
    .map((blocks) => blocks.join('\n\n'))
    .join('\n\n\n')}\n`
}

const cover = ({ kind, school, draft, facts }: Outline) => [
  ...(draft ? ['DRAFT'] : []),
  kind,
  underlined(school.text, '='),
  factLines(facts),
]

function atAGlance({ glances, excellence }: Outline): string[][] {
  const estimates = glances.map(({ title, now, before }) =>
    lines(title, estimateWords(now), ...(before === null ? [] : [`${before.on}: ${before.estimate.title}`])),
  )
  const areas = excellence.map(({ title, outcome }) => lines('Area of Excellence', title, outcome))
  const all = [...estimates, ...areas]
  return all.length === 0 ? [] : [[underlined(glances.length > 0 ? 'Peer estimates' : 'At a glance', '='), ...all]]
}

const estimateWords = (estimate: ReportEstimate | null) => estimate?.title ?? NOT_AGREED

const part = ({ title, estimate, blocks }: Part) => [
  underlined(title, '='),
  ...(estimate === null ? [] : [lines('Peer estimate', estimate.title)]),
  ...blocks.map(blockText),
]

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return lines(
        block.level === 3 ? underlined(block.title, '-') : block.title,
        ...(block.tag === null ? [] : [block.tag]),
      )
    case 'said':
      return block.said.text
    case 'remark':
      return block.text
    case 'points':
      return block.points.map(({ text }) => `• ${text}`).join('\n\n')
    case 'facts':
      return factLines(block.facts)
    case 'steps':
      return block.steps.map(step).join('\n\n')
  }
}

const factLines = (facts: readonly Fact[]) =>
  facts.map(({ term, details }) => lines(term, ...details.map(({ text }) => text))).join('\n\n')

const step = ({ area, step: asked, status, note }: FollowedStep) =>
  lines(area, `• ${asked.text}`, status, ...(note === null ? [] : [note.text]))

const lines = (...all: readonly string[]) => all.join('\n')

const underlined = (title: string, sign: '=' | '-') => `${title}\n${sign.repeat(Math.min(title.length, 60))}`
