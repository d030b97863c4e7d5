/** Hints on a report: what gives rise to one, and what must not, since a hint that cries wolf is read by nobody. */
import type { Fields } from '#domain/custody/state.ts'
import { everything } from '#tests/golden/report/everything.ts'
import { fields } from '#tests/world/decisions.ts'
import { describe, expect, test } from 'vitest'
import { adviceOn } from './advice.ts'
import type { ReportModel } from './model.ts'

const saying = (text: string): ReportModel => ({
  ...everything,
  overall: null,
  sections: [{ kind: 'narrative', id: 'context', title: 'Context', text }],
})
const NO_COVER: Fields = new Map()
const kinds = (text: string) => adviceOn(saying(text), NO_COVER).map(({ kind }) => kind)

test.each<[string, string]>([
  ['A pupil called Aisha read to us.', 'pupil-name'],
  ['One child, Jack, explained it.', 'pupil-name'],
  ['We spoke with pupil A. who agreed.', 'pupil-name'],
  ['See H801200001001 for details.', 'upn'],
  ['He was born on 3 May 2015 in the town.', 'birth-date'],
  ['Date of birth: 03/05/2015.', 'birth-date'],
  ['…leaders checked every class and', 'unfinished'],
  ['Teachers ask good questions,', 'unfinished'],
  ['', 'empty'],
])('worth a look: %s', (text, kind) => expect(kinds(text)).toEqual([kind]))

test.each([
  'Pupils read daily. Leaders know it.',
  'The headteacher and the SENDCo meet each week.',
  '…additional adults asked more open questions.',
  'The pupil Premium is spent well, and child SEND plans are clear.',
  'Founded on 3 May 2015, the school has 612 pupils.',
  'Children in Year 4 explained it.',
])('not worth a word: %s', (text) => expect(kinds(text)).toEqual([]))

describe('the overall estimate', () => {
  const level = (rank: number) => ({ id: 'x', title: `Level ${rank}`, rank })
  const report = (overall: number, ...areas: readonly number[]): ReportModel => ({
    ...saying('Whole.'),
    overall: { now: level(overall), before: null },
    estimates: areas.map((rank) => ({ area: { id: 'a', title: 'A' }, now: level(rank), before: null })),
  })
  test.each([
    [3, [2, 2, 1], true],
    [0, [1, 2], true],
    [2, [1, 3], false],
    [3, [3, 3], false],
    [3, [], false],
  ] as const)('%s among %s', (overall, areas, outside) =>
    expect(adviceOn(report(overall, ...areas), NO_COVER).some(({ kind }) => kind === 'overall-outside')).toBe(outside),
  )
})

test.each<[string, string, boolean]>([
  ['headline', '21 March 2024', true],
  ['judgements', '2024-02-30', true],
  ['report-card', 'March', true],
  ['headline', '2024-03-21', false],
  ['headline', ' 2024-03-21 ', false],
  ['headline', '', false],
  // What was typed for another shape is not asked for, and stands in no report anyway.
  ['not-inspected', '21 March 2024', false],
])('the day of the last Ofsted outcome (%s), typed as “%s”', (shape, on, isAdvised) => {
  const advice = adviceOn(saying('Whole.'), fields({ 'ofsted/shape': shape, 'ofsted/on': on }))
  expect(advice).toEqual(isAdvised ? [{ kind: 'no-day', section: 'cover', quote: on }] : [])
})
