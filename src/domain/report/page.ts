/**
 * A report as an accessible page: a cover, the estimates at a glance, contents, the sections, the notices. Its parts
 * are landmarks and headings in their order, and every text that somebody wrote has an id to which a remark can point.
 */
import { type Glance, type Outline, anchor } from './blocks.ts'
import { legible } from './legible.ts'
import type { ReportModel } from './model.ts'
import { outlineOf } from './outline.ts'
import { blockNodes, factNodes, saidNode } from './page-blocks.ts'
import { estimateNode, noEstimateNode } from './page-estimate.ts'
import { type PageNode, node } from './page-node.ts'

export function pageOf(model: ReportModel): PageNode {
  const outline = outlineOf(legible(model))
  return node(
    'article',
    { class: 'report', lang: outline.language },
    cover(outline),
    ...glances(outline),
    node(
      'div',
      { class: 'report-columns' },
      contents(outline),
      node('div', { class: 'report-body' }, ...body(outline)),
    ),
  )
}

const cover = ({ kind, school, draft, facts }: Outline) =>
  node(
    'header',
    { class: 'report-cover' },
    node('p', { class: 'report-kind' }, kind),
    saidNode('h1', school),
    ...(draft ? [node('p', { class: 'report-draft' }, 'Draft: not yet published')] : []),
    factNodes(facts),
  )

function glances(outline: Outline): PageNode[] {
  const excellence = outline.excellence.map(({ title, outcome }) =>
    node(
      'li',
      { class: 'report-glance report-glance--excellence' },
      node('h3', {}, 'Area of Excellence'),
      node('p', { class: 'report-glance-title', dir: 'auto' }, title),
      node('p', { class: 'report-before' }, outcome),
    ),
  )
  const all = [...outline.glances.map(glance), ...excellence]
  if (all.length === 0) return []
  const id = anchor('glance')
  return [
    node(
      'section',
      { class: 'report-glances', 'aria-labelledby': id },
      node('h2', { id }, outline.glances.length > 0 ? 'Peer estimates' : 'At a glance'),
      node('ul', {}, ...all),
    ),
  ]
}

const glance = ({ title, overall, now, before }: Glance) =>
  node(
    'li',
    overall ? { class: 'report-glance', 'data-overall': 'true' } : { class: 'report-glance' },
    node('h3', {}, title),
    node('p', {}, now === null ? noEstimateNode : estimateNode(now)),
    ...(before === null ? [] : [node('p', { class: 'report-before' }, `${before.on}: ${before.estimate.title}`)]),
  )

function contents({ parts, notices }: Outline): PageNode {
  const id = anchor('contents')
  const all = [...parts, ...(notices.length > 0 ? [about] : [])]
  const links = all.map((part) => node('li', {}, node('a', { href: `#${part.id}` }, part.title)))
  return node(
    'nav',
    { class: 'report-contents', 'aria-labelledby': id },
    node('h2', { id }, 'In this report'),
    node('ol', {}, ...links),
  )
}

const about = { id: anchor('about'), title: 'About this report' }

function body({ parts, notices }: Outline): PageNode[] {
  const sections = parts.map(({ id, title, estimate, blocks }) =>
    node(
      'section',
      { class: 'report-part', id },
      node(
        'div',
        { class: 'report-part-head' },
        node('h2', {}, title),
        ...(estimate === null ? [] : [node('p', {}, estimateNode(estimate))]),
      ),
      ...blocks.flatMap(blockNodes),
    ),
  )
  if (notices.length === 0) return sections
  const words = notices.map((notice) => node('p', {}, notice))
  return [
    ...sections,
    node('footer', { class: 'report-part report-about', id: about.id }, node('h2', {}, about.title), ...words),
  ]
}
