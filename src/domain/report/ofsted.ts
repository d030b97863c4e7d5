/** The last Ofsted outcome in a report, in whichever of its shapes it came. The grades are Ofsted's words, not ours. */
import type { Ofsted } from './model.ts'
import { type Fact, type Part, anchor } from './blocks.ts'
import { dayWords, safeguardingWords } from './words.ts'

export function ofstedPart(ofsted: Ofsted): Part {
  const rows = rowsOf(ofsted)
  const facts = rows.map(([term, text], at): Fact => ({ term, details: [{ id: anchor('ofsted', at + 1), text }] }))
  return {
    id: anchor('ofsted'),
    title: 'Last Ofsted outcome',
    estimate: null,
    blocks: [
      facts.length === 0 ? { kind: 'remark', text: 'Not yet inspected by Ofsted.' } : { kind: 'facts', facts },
      { kind: 'remark', text: 'Peer estimates are not comparable with Ofsted grades.' },
    ],
  }
}

type Row = readonly [term: string, text: string]

function rowsOf(ofsted: Ofsted): Row[] {
  if (ofsted.shape === 'not-inspected') return []
  const inspected: Row[] = ofsted.on === null ? [] : [['Inspected', dayWords(ofsted.on)]]
  switch (ofsted.shape) {
    case 'headline':
      return [...inspected, ['Overall effectiveness', ofsted.grade]]
    case 'judgements':
      return [...inspected, ...ofsted.judgements.map(({ title, grade }): Row => [title, grade])]
    case 'report-card': {
      const areas = ofsted.areas.map(({ title, grade }): Row => [title, grade])
      const standards = ofsted.safeguarding
      return [...inspected, ...areas, ...(standards === null ? [] : [safeguardingRow(standards)])]
    }
  }
}

const safeguardingRow = (standards: 'met' | 'not-met'): Row => ['Safeguarding standards', safeguardingWords(standards)]
