/** What a person is asked, and that the server never holds a submit for a question that no screen asks. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '#domain/custody/canonical.ts'
import { type Fields, type Head, fieldsFrom } from '#domain/custody/state.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { openConflicts } from './completeness.ts'
import { openQuestions } from './questions.ts'

const DOC = 'evaluation/01939f3a-0000-7000-8000-000000000001'
const P = 'areas/leadership/went-well/p1'
const heads = (...values: Json[]): Head[] =>
  values.map((value, n) => ({ mid: `${n}`, by: 'a', value, at: '', receivedAt: null }))
const asked = (fields: Fields) => openQuestions(qar2019, DOC, fields).map(({ why, field }) => `${why} ${field}`)

test('nothing is asked of answers that agree, of what the framework does not know, or of the machine’s own fields', () => {
  const fields = fieldsFrom({
    'areas/leadership/estimate': heads('leading', 'leading'),
    [`${P}/text`]: heads('a'),
    [`${P}/order`]: heads('a0', 'a1'),
    [`${P}/deleted-having-seen`]: heads(['a'], ['b'], null),
    'areas/leadership/wishes/p/_deleted': heads(true, null),
    later: heads(1, 2),
  })
  expect(asked(fields)).toEqual([])
  expect(openConflicts(qar2019, DOC, fields)).toEqual([])
})

test('two answers, a deletion answered differently, and unseen words are each one question', () => {
  expect(
    asked(
      fieldsFrom({
        'areas/provision/estimate': heads('leading', 'effective'),
        'excellence/n/impact': heads('a', 'b'),
        [`${P}/text`]: heads('a', 'b'),
        'areas/leadership/went-well/p2/text': heads('a', 'b'),
        'areas/leadership/went-well/p2/_deleted': heads(true, null),
        'areas/leadership/went-well/p3/text': heads('a', 'b'),
        'areas/leadership/went-well/p3/_deleted': heads(true),
        'areas/leadership/went-well/p3/deleted-having-seen': heads(['0']),
      }),
    ),
  ).toEqual([
    'answers-differ areas/provision/estimate',
    'answers-differ excellence/n/impact',
    `answers-differ ${P}/text`,
    'deletion-differs areas/leadership/went-well/p2/_deleted',
    'words-unseen areas/leadership/went-well/p3/_deleted',
  ])
})

test('whatever the server holds a submit for is asked here, or comes after a question that is', () => {
  const mids = fc.constantFrom('0', '1', '2')
  const point = fc.record({
    text: fc.array(fc.constantFrom('a', 'b', ' '), { maxLength: 3 }),
    _deleted: fc.array(fc.constantFrom(true, null), { maxLength: 2 }),
    'deleted-having-seen': fc.array(fc.oneof(fc.array(mids), fc.constant(null)), { maxLength: 2 }),
  })
  fc.assert(
    fc.property(point, (values) => {
      const fields = fieldsFrom(
        Object.fromEntries(
          Object.entries(values)
            .filter(([, each]) => each.length > 0)
            .map(([name, each]) => [`${P}/${name}`, heads(...each)]),
        ),
      )
      const questions = openQuestions(qar2019, DOC, fields)
      const held = openConflicts(qar2019, DOC, fields).length > 0
      expect(held && questions.length === 0).toBe(false)
      expect(questions.length).toBeLessThanOrEqual(1)
    }),
  )
})
