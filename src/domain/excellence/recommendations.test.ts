import { expect, test } from 'vitest'
import type { Fields } from '#domain/custody/state.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { trustPeerReview } from '#domain/framework/trust-peer-review.ts'
import { recommendedOf } from './recommendations.ts'

const said = (nomination: string, value: string): Fields =>
  new Map([[`excellence/${nomination}/recommendation`, [{ mid: 'm', by: 'p', value, at: '', receivedAt: null }]]])
const evaluations = [said('one', 'accredit'), said('one', 'not-yet'), said('other', 'accredit'), new Map()]

test.each([
  ['one', [1, 1]],
  ['other', [1, 0]],
  ['none', [0, 0]],
])('each nomination is counted by itself: %s', (nomination, counts) => {
  const recommended = recommendedOf(qar2019, evaluations, nomination)
  expect(recommended.map(({ title }) => title)).toEqual(['Accredit', 'Not yet'])
  expect(recommended.map(({ count }) => count)).toEqual(counts)
})

test('a framework without Areas of Excellence has nothing to recommend', () => {
  expect(recommendedOf(trustPeerReview, evaluations, 'one')).toEqual([])
})
