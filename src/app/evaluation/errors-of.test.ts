/**
 * Every line of the error summary must lead to a control that is there, whichever framework the review has: so the
 * framework here is one that no review uses.
 */
import { expect, test } from 'vitest'
import { type Head, fieldsFrom } from '#domain/custody/state.ts'
import { defineFramework } from '#domain/framework/define.ts'
import { errorsOf } from './errors-of.ts'
import { overallOf, tabsOf } from './progress.ts'

const framework = defineFramework({
  id: 'invented',
  title: 'Invented',
  areas: [
    { id: 'calm', title: 'Calm corridors', short: 'Calm', prompts: [], estimate: true, lists: [list('good', 'Good')] },
    { id: 'food', title: 'School food', short: 'Food', prompts: [], estimate: false, lists: [list('good', 'Good')] },
  ],
  scale: { wording: 'w', levels: ['high', 'low'].map((id) => ({ id, title: id, summary: id, description: id })) },
  overall: 'none',
  excellence: null,
  report: { sections: [], notices: [] },
  sizes: { point: 10, pointsPerList: 1 },
})
function list(id: string, title: string) {
  return { id, title, hint: 'h', add: `Add ${title}` }
}
const head = (mid: string, value: string): Head => ({
  mid,
  by: 'a',
  value,
  at: '2026-11-18T09:00:00.000Z',
  receivedAt: null,
})

test('what is missing leads to the estimate, the add button, or the point', () => {
  const fields = fieldsFrom({
    'areas/food/good/p1/text': [head('1', 'much too long a point')],
    'areas/food/good/p2/text': [head('2', 'one'), head('3', 'other')],
  })
  const errors = errorsOf(framework, 'evaluation/a', fields, [])
  expect(errors.map(({ tab, fieldId }) => `${tab} ${fieldId}`).toSorted()).toEqual([
    'calm areas.calm.estimate',
    'calm areas.calm.good.add',
    'food areas.food.good',
    'food areas.food.good.p1.text',
    'food areas.food.good.p2.text',
  ])
  expect(errors[0]?.message).toBe('Choose between the answers that were saved for “Good 2” in Food')
})

test('the tabs are the framework’s areas, with their state in words', () => {
  const tabs = tabsOf(framework, 'evaluation/a', [], fieldsFrom({ 'areas/food/good/p1/text': [head('1', 'short')] }))
  expect(tabs).toEqual([
    { id: 'calm', label: 'Calm', state: 'empty', description: 'Not started', asked: 0 },
    { id: 'food', label: 'Food', state: 'done', description: 'Complete: 1 point', asked: 0 },
  ])
})

test('words that no deletion saw wait for an answer before anything is handed in', () => {
  const fields = fieldsFrom({
    'areas/food/good/p1/text': [head('1', 'short')],
    'areas/food/good/p2/text': [head('2', 'more')],
    'areas/food/good/p2/_deleted': [{ ...head('3', ''), value: true }],
    'areas/food/good/p2/deleted-having-seen': [{ ...head('4', ''), value: ['0'] }],
  })
  const asked = errorsOf(framework, 'evaluation/a', fields, []).filter((error) => error.tab === 'food')
  expect(asked).toEqual([
    {
      tab: 'food',
      fieldId: 'areas.food.good.p2._deleted',
      message:
        'Choose whether to restore a point of “Good” in Food: it has words that were not there when it was deleted',
    },
  ])
  const food = tabsOf(framework, 'evaluation/a', [], fields)[1]
  expect(food).toMatchObject({ state: 'asked', description: '1 answer to choose', asked: 1 })
  expect(overallOf(framework, 'evaluation/a', fields)).toEqual({ done: 0, asked: 1 })
})

test('what the server would not take is named with the way to it and to where it can be let go', () => {
  const refused = (mid: string, field: string) => ({ mid, field, value: 'x' })
  const fields = fieldsFrom({
    'areas/food/good/p1/text': [head('1', 'short')],
    'areas/food/good/p2/_deleted': [
      { ...head('2', ''), value: true },
      { ...head('3', ''), value: null },
    ],
  })
  const named = errorsOf(framework, 'evaluation/a', fields, [
    refused('1', 'areas/food/good/p1/text'),
    refused('2', 'areas/food/good/p1/order'),
    refused('3', 'areas/food/good/p2/text'),
    refused('4', 'areas/calm/estimate'),
    refused('5', 'later/than/this'),
  ]).filter((error) => error.refused !== undefined)
  expect(named.map(({ tab, fieldId, refused: mid }) => [mid, tab, fieldId])).toEqual([
    ['1', 'food', 'areas.food.good.p1.text'],
    ['2', 'food', 'areas.food.good.p1.text'],
    ['3', 'food', 'areas.food.good.p2._deleted'],
    ['4', 'calm', 'areas.calm.estimate'],
    ['5', 'excellence', null],
  ])
  expect(named[0]!.message).toBe('A change to “Good 1” in Food could not be sent')
})
