/**
 * The sections of a report as parts of its outline. A section in which nothing was written says so: an empty page
 * would leave a reader wondering whether something got lost.
 */
import type { ReportModel, ReportSection } from './model.ts'
import { type Block, type Part, type Said, anchor } from './blocks.ts'
import { dayWords, outcomeWords, statusWords } from './words.ts'

type Of<Kind extends ReportSection['kind']> = Extract<ReportSection, { kind: Kind }>

export function sectionPart(section: ReportSection): Part {
  const id = anchor('section', section.id)
  const blocks = blocksOf(section, id)
  return {
    id,
    title: section.title,
    estimate: section.kind === 'area' ? section.estimate : null,
    blocks: blocks.length > 0 ? blocks : [{ kind: 'remark', text: 'Nothing was written here.' }],
  }
}

function blocksOf(section: ReportSection, id: string): Block[] {
  const text = said(`${id}.text`, section.text)
  switch (section.kind) {
    case 'narrative':
      return text
    case 'area':
      return [...question(section, id), ...text, ...section.lists.flatMap((list) => points(list, id))]
    case 'excellence':
      return [
        ...text,
        ...section.areas.flatMap((area, at) => excellence(area, `${id}.area.${at + 1}`)),
        ...accredited(section, id),
      ]
  }
}

export function followedPart({ on, steps }: NonNullable<ReportModel['previous']>): Part {
  const id = anchor('previous')
  const followed = steps.map(({ area, text, status, note }, at) => ({
    area,
    step: { id: `${id}.${at + 1}.step`, text },
    status: statusWords(status),
    note: isBlank(note) ? null : { id: `${id}.${at + 1}.note`, text: note },
  }))
  return {
    id,
    title: `Since the review of ${dayWords(on)}`,
    estimate: null,
    blocks:
      steps.length > 0 ? [{ kind: 'steps', steps: followed }] : [{ kind: 'remark', text: 'No step was asked for.' }],
  }
}

const heading = (level: 3 | 4, title: string): Block => ({ kind: 'heading', level, id: null, title, tag: null })

const isBlank = (text: string) => text.trim() === ''

const said = (id: string, text: string): Block[] => (isBlank(text) ? [] : [{ kind: 'said', said: { id, text } }])

const question = ({ question: text }: Of<'area'>, id: string): Block[] =>
  text === null ? [] : [heading(3, 'The question asked'), ...said(`${id}.question`, text)]

function points({ id: list, title, points: texts }: Of<'area'>['lists'][number], id: string): Block[] {
  const all = texts.map((text, at): Said => ({ id: `${id}.${list}.${at + 1}`, text }))
  return [
    heading(3, title),
    all.length === 0 ? { kind: 'remark', text: 'No point was agreed.' } : { kind: 'points', list, points: all },
  ]
}

function excellence({ title, outcome, details, lead }: Of<'excellence'>['areas'][number], id: string): Block[] {
  return [
    { kind: 'heading', level: 3, id: `${id}.title`, title, tag: outcomeWords[outcome] },
    ...details.flatMap((detail, at): Block[] => [
      heading(4, detail.title),
      ...said(`${id}.detail.${at + 1}`, detail.text),
    ]),
    ...(lead === null ? [] : [ledBy(lead, id)]),
  ]
}

const ledBy = ({ name, title }: { readonly name: string; readonly title: string }, id: string): Block => ({
  kind: 'facts',
  facts: [
    {
      term: 'Led by',
      details: [
        { id: `${id}.lead.name`, text: name },
        { id: `${id}.lead.title`, text: title },
      ].filter(({ text }) => !isBlank(text)),
    },
  ],
})

function accredited({ accredited: areas }: Of<'excellence'>, id: string): Block[] {
  const facts = areas.map(({ title, on }, at) => ({
    term: on === null ? 'Accredited' : `Accredited ${dayWords(on)}`,
    details: [{ id: `${id}.accredited.${at + 1}`, text: title }],
  }))
  return facts.length === 0 ? [] : [heading(3, 'Accredited before and still valid'), { kind: 'facts', facts }]
}
