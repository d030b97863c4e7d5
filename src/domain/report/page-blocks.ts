/**
 * Each kind of block as nodes of a page. A text that somebody wrote is told its direction by its own first letter
 * (`dir="auto"`), which also keeps its characters from turning what stands around it.
 */
import type { Block, Fact, FollowedStep, Heading, Said } from './blocks.ts'
import { paragraphs } from './legible.ts'
import { type PageNode, type Tag, node } from './page-node.ts'

export const saidNode = (tag: Tag, { id, text }: Said) => node(tag, { id, dir: 'auto', 'data-said': '' }, text)

export const factNodes = (facts: readonly Fact[]) =>
  node(
    'dl',
    { class: 'report-facts' },
    ...facts.map(({ term, details }) =>
      node('div', {}, node('dt', {}, term), ...details.map((detail) => saidNode('dd', detail))),
    ),
  )

export function blockNodes(block: Block): PageNode[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block)]
    case 'said':
      return [prose(block.said)]
    case 'remark':
      return [node('p', { class: 'report-remark' }, block.text)]
    case 'points':
      return [
        node(
          'ul',
          { class: 'report-points', 'data-list': block.list },
          ...block.points.map((point) => saidNode('li', point)),
        ),
      ]
    case 'facts':
      return [factNodes(block.facts)]
    case 'steps':
      return [node('ol', { class: 'report-steps' }, ...block.steps.map(step))]
  }
}

function heading({ level, id, title, tag }: Heading): PageNode {
  const words = id === null ? node(`h${level}`, {}, title) : saidNode(`h${level}`, { id, text: title })
  return tag === null ? words : node('div', { class: 'report-heading' }, words, node('p', { class: 'report-tag' }, tag))
}

const prose = ({ id, text }: Said) =>
  node(
    'div',
    { class: 'report-prose', id, 'data-said': '' },
    ...paragraphs(text).map((paragraph) => node('p', { dir: 'auto' }, paragraph)),
  )

const step = ({ area, step: asked, status, note }: FollowedStep) =>
  node(
    'li',
    {},
    node('p', { class: 'report-before' }, area),
    saidNode('p', asked),
    node('p', { class: 'report-tag' }, status),
    ...(note === null ? [] : [saidNode('p', note)]),
  )
