/**
 * What can be amended is what the report says: each of its written texts is named once and as it stands, and what is put in
 * its place, alone, is what a reader finds changed.
 */
import fc from 'fast-check'
import { diffIndices } from 'node-diff3'
import { expect, test } from 'vitest'
import type { Json } from '#domain/custody/canonical.ts'
import { type Fields, type Head, shownValue } from '#domain/custody/state.ts'
import { fieldKind } from '#domain/evaluation/fields.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { trustPeerReview } from '#domain/framework/trust-peer-review.ts'
import { amendedField } from '#domain/moderation/review-document.ts'
import { amendableTexts } from './amendable.ts'
import { type ReportSources, buildReport } from './build.ts'
import { OFSTED_SHAPES, gradedField } from './cover.ts'
import { changesBetween } from './differences.ts'
import type { ReportModel } from './model.ts'

const at = '2026-11-21T10:00:00.000Z'
const head = (value: Json): readonly Head[] => [{ mid: 'm', by: 'p', value, at, receivedAt: at }]
const fields = (values: { readonly [field: string]: Json }): Fields =>
  new Map(Object.entries(values).map(([field, value]) => [field, head(value)]))

const reportOf = (framework: ReportSources['framework'], decided: Fields, sections: ReadonlyMap<string, Fields>) =>
  buildReport({
    framework,
    review: { id: 'r', from: '2026-11-17', to: '2026-11-19', lead: 'Linda', team: ['Amina'] },
    school: { name: 'Thistledown', hub: null, trust: null },
    version: { number: 1, publishedOn: '2026-12-01', reason: null },
    decided,
    plan: new Map(),
    sections,
    nominations: new Map(),
    previous: null,
  })

test('in the order of the report, each by its field, with what was amended before in its place', () => {
  const points = 'areas/leadership/went-well'
  const sections = new Map([
    ['section/context', fields({ text: 'By a river.' })],
    [
      'section/leadership',
      fields({
        [`${points}/b/text`]: 'Second',
        [`${points}/b/order`]: 'b',
        [`${points}/a/text`]: 'First',
        [`${points}/a/order`]: 'a',
        [`${points}/c/text`]: ' ',
        [`${points}/d/text`]: 'Deleted',
        [`${points}/d/_deleted`]: true,
        [`${points}/f/text`]: 'Taken out',
        'areas/provision/went-well/e/text': 'Of another area',
      }),
    ],
    ['section/cover', fields({ headteacher: 'Helen', 'ofsted/shape': 'headline', 'ofsted/grade': 'Good' })],
    ['section/unknown', fields({ text: 'In no report' })],
  ])
  const decided = fields({
    [amendedField('context', 'text')]: 'By a canal.',
    [amendedField('leadership', `${points}/f/text`)]: '',
    state: 'U',
  })
  const told = amendableTexts(qar2019, decided, sections)
  expect(
    told.map(({ section, field, list, text }) => [section, field, list, text]).filter((row) => row[3] !== ''),
  ).toEqual([
    ['cover', 'headteacher', null, 'Helen'],
    ['cover', 'ofsted/grade', null, 'Good'],
    ['context', 'text', null, 'By a canal.'],
    ['leadership', `${points}/a/text`, 'went-well', 'First'],
    ['leadership', `${points}/b/text`, 'went-well', 'Second'],
  ])
  // What nobody wrote can be added: a fact of the cover, or the text of a section that is no area.
  const empty = told.filter(({ text }) => text === '').map(({ section, field }) => `${section} ${field}`)
  expect(empty).toContain('cover phase')
  expect(empty).toContain('support text')
  expect(empty).not.toContain('leadership text')
  // What an amendment took out can be put back; what was blank or deleted before cannot.
  expect(empty.filter((each) => each.includes(points))).toEqual([`leadership ${points}/f/text`])
})

test('what an amendment took out can be put back, wherever it stood', () => {
  const taken = [
    ['cover', gradedField(1, 'title')],
    ['cover', gradedField(1, 'grade')],
    ['leadership', 'text'],
  ] as const
  const sections = new Map([
    ['section/cover', fields({ 'ofsted/shape': 'judgements', [taken[0][1]]: 'Behaviour', [taken[1][1]]: 'Good' })],
    ['section/leadership', fields({ text: 'Leaders know each class.' })],
  ])
  const decided = fields(Object.fromEntries(taken.map(([section, field]) => [amendedField(section, field), ''])))
  const told = amendableTexts(qar2019, decided, sections)
  for (const [section, field] of taken) expect(told).toContainEqual({ section, field, list: null, text: '' })
})

const text = fc.oneof(fc.constantFrom('', ' ', 'We saw it.', 'שלום', '<b>'), fc.string({ maxLength: 20 }))

function writtenIn(framework: ReportSources['framework']): fc.Arbitrary<ReadonlyMap<string, Fields>> {
  const cover = [
    'headteacher',
    'phase',
    'ofsted/on',
    'ofsted/grade',
    ...[1, 2].flatMap((n) => [gradedField(n, 'title'), gradedField(n, 'grade')]),
  ]
  const places = framework.report.sections.flatMap(({ id }) => {
    const area = framework.areas.find((each) => each.id === id)
    const points =
      area?.lists.flatMap((list) => ['p', 'q'].map((point) => `areas/${id}/${list.id}/${point}/text`)) ?? []
    return ['text', ...points].map((field) => [`section/${id}`, field] as const)
  })
  const all = [...cover.map((field) => ['section/cover', field] as const), ...places]
  const values = fc.array(fc.option(text, { nil: null }), { minLength: all.length, maxLength: all.length })
  return fc.tuple(values, fc.constantFrom(null, ...OFSTED_SHAPES)).map(([given, shape]) => {
    const sections = new Map<string, Map<string, readonly Head[]>>()
    for (const [index, [doc, field]] of all.entries())
      sections.set(doc, (sections.get(doc) ?? new Map()).set(field, head(given[index]!)))
    sections.get('section/cover')!.set('ofsted/shape', head(shape))
    return sections
  })
}

test.each([qar2019, trustPeerReview])(
  'whatever is written: what $id says, once each, and nothing else',
  (framework) => {
    fc.assert(
      fc.property(writtenIn(framework), (sections) => {
        const told = amendableTexts(framework, new Map(), sections)
        expect(new Set(told.map(({ section, field }) => `${section} ${field}`)).size).toBe(told.length)
        for (const { section, field } of told)
          expect(fieldKind(framework, `section/${section}`, field)).toEqual({ kind: 'text' })
        const words = (texts: readonly string[]) => texts.filter((each) => each.trim() !== '').toSorted()
        const model = reportOf(framework, new Map(), sections)
        // A day that is none is told nowhere, and can still be put right.
        const days = told.filter(({ field }) => field === 'ofsted/on').map((each) => each.text)
        expect(words(told.map((each) => each.text))).toEqual(words([...textsOf(model), ...days]))
      }),
      { numRuns: 60 },
    )
  },
)

test.each([qar2019, trustPeerReview])(
  'whatever is amended in $id: that is what a reader finds changed, and only that',
  (framework) => {
    fc.assert(
      fc.property(writtenIn(framework), fc.nat(), (sections, chosen) => {
        const told = amendableTexts(framework, new Map(), sections).filter(({ field }) => field !== 'ofsted/on')
        const { section, field, text: before } = told[chosen % told.length]!
        const decided = fields({ [amendedField(section, field)]: `${before} Amended.` })
        const [was, is] = [reportOf(framework, new Map(), sections), reportOf(framework, decided, sections)]
        expect(shownValue(decided, amendedField(section, field))).toBe(`${before} Amended.`)
        const found = changesBetween(was, is, diffIndices).flatMap(({ changes }) => changes)
        expect(found.some(({ after }) => after.includes('Amended.'))).toBe(true)
        expect(textsOf(is).filter((each) => !textsOf(was).includes(each))).toEqual([`${before} Amended.`])
      }),
      { numRuns: 60 },
    )
  },
)

/** What people wrote in the sections of a report and on its cover. */
function textsOf({ school, sections, ofsted }: ReportModel): readonly string[] {
  const graded =
    ofsted?.shape === 'judgements' ? ofsted.judgements : ofsted?.shape === 'report-card' ? ofsted.areas : []
  return [
    school.headteacher ?? '',
    school.phase ?? '',
    ...(ofsted?.shape === 'headline' ? [ofsted.grade] : []),
    ...graded.flatMap(({ title, grade }) => [title, grade]),
    ...sections.flatMap((section) => [
      section.text,
      ...(section.kind === 'area' ? section.lists.flatMap(({ points }) => points) : []),
    ]),
  ]
}
