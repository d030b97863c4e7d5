/**
 * Every question that holds a submit has a place on a screen, and the link to it leads there: a question that nobody can
 * find can never be answered. The places are worked out from what the screens draw from.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '#domain/custody/canonical.ts'
import { type Fields, type Head, fieldsFrom } from '#domain/custody/state.ts'
import { openConflicts } from '#domain/evaluation/completeness.ts'
import { deletedField, seenField, textField } from '#domain/evaluation/deletion.ts'
import { estimateField, excellenceField, pointPath } from '#domain/evaluation/fields.ts'
import { openQuestions } from '#domain/evaluation/questions.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { questionsOf } from './errors-of.ts'
import { domIdOf } from '#app/writing/field-ids.ts'
import { storedPoints } from '#app/writing/listed-points.ts'
import { tabsOf } from './progress.ts'
import { EXCELLENCE_TAB } from './tab-of.ts'
import { withdrawnIn } from './withdrawn.ts'

const DOC = 'evaluation/01939f3a-0000-7000-8000-000000000001'
const STANDING = ['standing']
const excellence = qar2019.excellence!

/** "tab id" of every control that answers a question, as the panels draw them. */
function places(fields: Fields): ReadonlySet<string> {
  const ofAreas = qar2019.areas.flatMap((area) => [
    ...(area.estimate ? [`${area.id} ${domIdOf(estimateField(area.id))}`] : []),
    ...area.lists.flatMap((list) =>
      storedPoints(fields, area.id, list.id).map(({ id, standing }) => {
        const point = pointPath(area.id, list.id, id)
        return `${area.id} ${domIdOf(standing === 'shown' ? textField(point) : deletedField(point))}`
      }),
    ),
  ])
  const forms = STANDING.flatMap((id) => excellence.evaluation.map((question) => excellenceField(id, question.id)))
  const withdrawn = withdrawnIn(excellence, STANDING, fields).flatMap(({ nomination, asked }) =>
    asked.map((question) => excellenceField(nomination, question.id)),
  )
  return new Set([...ofAreas, ...[...forms, ...withdrawn].map((field) => `${EXCELLENCE_TAB} ${domIdOf(field)}`)])
}

const heads = (values: readonly Json[]): Head[] =>
  values.map((value, n) => ({ mid: `${n}`, by: 'a', value, at: '', receivedAt: null }))
const P = pointPath('leadership', 'went-well', 'p1')
const [choice, text] = ['recommendation', 'impact']

const KINDS: [string, { readonly [field: string]: readonly Json[] }, string][] = [
  ['an estimate', { 'areas/leadership/estimate': ['leading', 'effective'] }, 'answers-differ'],
  ['a text', { [textField(P)]: ['a', 'b'] }, 'answers-differ'],
  ['a deletion', { [textField(P)]: ['a'], [deletedField(P)]: [true, null] }, 'deletion-differs'],
  ['a deletion of nothing else', { [deletedField(P)]: [true, null] }, 'deletion-differs'],
  ['words unseen', { [textField(P)]: ['a'], [deletedField(P)]: [true], [seenField(P)]: [[]] }, 'words-unseen'],
  ['a choice', { [excellenceField('standing', choice)]: ['accredit', 'not-yet'] }, 'answers-differ'],
  ['a text on excellence', { [excellenceField('standing', text)]: ['a', 'b'] }, 'answers-differ'],
  ['a choice, withdrawn', { [excellenceField('gone', choice)]: ['accredit', null] }, 'answers-differ'],
  ['a text, withdrawn', { [excellenceField('gone', text)]: ['a', 'b'] }, 'answers-differ'],
]

const linksOf = (fields: Fields) => questionsOf(qar2019, DOC, fields).map(({ tab, fieldId }) => `${tab} ${fieldId}`)

test.each(KINDS)('%s has a place, and the link leads there', (_, written, why) => {
  const fields = fieldsFrom(Object.fromEntries(Object.entries(written).map(([field, each]) => [field, heads(each)])))
  expect(openQuestions(qar2019, DOC, fields).map((question) => question.why)).toEqual([why])
  expect([...places(fields)]).toEqual(expect.arrayContaining(linksOf(fields)))
})

test('whatever is written, also by another program, each question has a place and a tab, and so has each conflict', () => {
  const tabs = tabsOf(qar2019, DOC, STANDING, new Map()).map((tab) => tab.id)
  const field = fc.oneof(
    fc.constantFrom(...KINDS.flatMap(([, written]) => Object.keys(written))),
    fc.constantFrom(
      '_deleted',
      'later',
      'excellence',
      'excellence/gone',
      'excellence/gone/later',
      'areas/other/estimate',
    ),
    fc.constantFrom(`${P}/order`, `${P}/evidence/n1`, `${P}/later`, 'areas/leadership/other/p/text'),
  )
  const value = fc.constantFrom<Json>('a', 'b', true, null, ['0'], 'leading', ' ')
  fc.assert(
    fc.property(fc.dictionary(field, fc.array(value, { minLength: 1, maxLength: 3 })), (written) => {
      const fields = fieldsFrom(Object.fromEntries(Object.entries(written).map(([at, each]) => [at, heads(each)])))
      const links = linksOf(fields)
      expect([...places(fields)]).toEqual(expect.arrayContaining(links))
      for (const link of links) expect(tabs).toContain(link.split(' ')[0])
      expect(links.length).toBeGreaterThanOrEqual(Math.min(1, openConflicts(qar2019, DOC, fields).length))
    }),
    { numRuns: 500 },
  )
})

test('of a nomination that was withdrawn all answers are shown, and one that still stands has its form', () => {
  const fields = fieldsFrom({
    [excellenceField('gone', choice)]: heads(['accredit']),
    [excellenceField('gone', text)]: heads(['a', 'b']),
    [excellenceField('gone', 'comment')]: heads([' ']),
    [excellenceField('empty', text)]: heads([null]),
    [excellenceField('standing', text)]: heads(['a', 'b']),
  })
  expect(
    withdrawnIn(excellence, STANDING, fields).map(({ nomination, asked, answered }) => [
      nomination,
      asked.map((each) => each.id),
      answered.map((each) => each.id),
    ]),
  ).toEqual([['gone', [text], [choice]]])
})
