/** Three reviews of a school, so that each way is seen in which one may or may not tell of what the one before asked for. */
import { everything } from '#tests/golden/report/everything.ts'
import { expect, test } from 'vitest'
import type { ReportModel } from './model.ts'
import { overYears } from './over-years.ts'

const step = (text: string, status: 'partly' | null = null) => ({ area: 'Leadership', text, status, note: '' })

function held(year: number, asked: string[], previous: ReportModel['previous'] = null): ReportModel {
  const lists = [
    { id: 'went-well', title: 'What went well', points: ['Much'] },
    { id: 'even-better-if', title: 'Even better if', points: asked },
  ]
  const area = {
    kind: 'area',
    id: 'leadership',
    title: 'Leadership',
    estimate: null,
    question: null,
    text: '',
  } as const
  const review = { ...everything.review, id: String(year), from: `${year}-11-18`, to: `${year}-11-20` }
  return { ...everything, review, previous, sections: [{ ...area, lists }] }
}

test('what a review asked for stands with what the one that followed it says of it', () => {
  const first = held(2022, ['…first', '…also'])
  const second = held(2024, ['…second'], { on: '2022-11-20', steps: [step('…first', 'partly'), step('…also')] })
  const third = held(2026, ['…third'])
  expect(overYears([third, second, first]).map(({ id, steps, followedOn }) => ({ id, steps, followedOn }))).toEqual([
    { id: '2026', steps: [step('…third')], followedOn: null },
    { id: '2024', steps: [step('…second')], followedOn: null },
    { id: '2022', steps: [step('…first', 'partly'), step('…also')], followedOn: '2024-11-20' },
  ])
})

test('what the school put forward stands with what its report says became of it', () => {
  expect(overYears([everything])[0]!.excellence).toEqual([
    { title: 'Early reading in EYFS and Key Stage 1', outcome: 'accredited' },
    { title: 'Forest school', outcome: 'put-forward' },
  ])
})

test('its estimates are those of its newest report, and not those that it was compared with', () => {
  const [review] = overYears([everything])
  expect(review).toMatchObject({ version: everything.version.number, overall: everything.overall!.now })
  expect(review!.estimates).toEqual(everything.estimates.map(({ area, now }) => ({ area, estimate: now })))
})
