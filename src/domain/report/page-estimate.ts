/** An estimate on a page: always the word with its bars, never a colour alone. */
import { BARS } from './bars.ts'
import type { ReportEstimate } from './model.ts'
import { type PageNode, node } from './page-node.ts'
import { NOT_AGREED } from './words.ts'

export const estimateNode = ({ title, rank }: ReportEstimate) =>
  node('span', { class: 'report-estimate', 'data-rank': String(rank) }, bars(rank), title)

export const noEstimateNode = node('span', { class: 'report-estimate', 'data-rank': 'none' }, NOT_AGREED)

const bars = (filled: number): PageNode =>
  node(
    'svg',
    { viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    ...BARS.map(({ x, y, height }, index) =>
      node('rect', {
        x: String(x),
        y: String(y),
        width: '5',
        height: String(height),
        rx: '1.25',
        fill: index < filled ? 'currentColor' : 'none',
        stroke: 'currentColor',
        'stroke-width': '2',
      }),
    ),
  )
