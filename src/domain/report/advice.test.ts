/** Hints on a report: what gives rise to one, and what must not, since a hint that cries wolf is read by nobody. */
import { everything } from '#tests/golden/report/everything.ts'
import { describe, expect, test } from 'vitest'
import { adviceOn } from './advice.ts'
import type { ReportModel } from './model.ts'

const saying = (text: string): ReportModel => ({
  ...everything,
  overall: null,
  sections: [{ kind: 'narrative', id: 'context', title: 'Context', text }],
})
const kinds = (text: string) => adviceOn(saying(text)).map(({ kind }) => kind)

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
    expect(adviceOn(report(overall, ...areas)).some(({ kind }) => kind === 'overall-outside')).toBe(outside),
  )
})
