/**
 * What a school is told of an amendment: that something was changed must never be left out, whatever it was, and nothing
 * may be told that was not. So every text of a report that has everything in it is changed, one at a time.
 */
import fc from 'fast-check'
import { diffIndices } from 'node-diff3'
import { describe, expect, test } from 'vitest'
import { sentencesOf } from '#domain/custody/sentences.ts'
import { anyReport } from '#tests/golden/report/any-report.ts'
import { everything } from '#tests/golden/report/everything.ts'
import { changedWords, changesBetween } from './differences.ts'
import type { ReportModel } from './model.ts'

const between = (before: ReportModel, after: ReportModel) => changesBetween(before, after, diffIndices)
const TEXT = 'Pupils behave well. They read daily. Leaders know the school.'

describe('in one text', () => {
  test.each([
    ['nothing', TEXT, []],
    ['a sentence', TEXT.replace('daily', 'every day'), [[' They read daily.', ' They read every day.']]],
    [
      'two that stand apart',
      TEXT.replace('well', 'very well').replace('know', 'lead'),
      [
        ['Pupils behave well.', 'Pupils behave very well.'],
        [' Leaders know the school.', ' Leaders lead the school.'],
      ],
    ],
    ['one more', `${TEXT} Governors visit.`, [['', ' Governors visit.']]],
    ['one less', TEXT.replace(' They read daily.', ''), [[' They read daily.', '']]],
    ['all of it', '', [[TEXT, '']]],
  ])('%s', (_, after, changes) => {
    expect(changedWords(TEXT, after, diffIndices).map((each) => [each.before, each.after])).toEqual(changes)
  })

  test('what is left when the changes are taken out of both is the same, of any two texts', () => {
    const words = fc.constantFrom('We saw it. ', 'Not so?\n', '“Yes!” ', 'and ', '', ' ', 'שלום. ', '👩🏽‍🏫')
    const text = fc.array(words, { maxLength: 12 }).map((all) => all.join(''))
    const left = (whole: string, taken: string) => {
      const sentences = [...sentencesOf(whole)]
      for (const sentence of sentencesOf(taken)) sentences.splice(sentences.indexOf(sentence), 1)
      return sentences.length
    }
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = changedWords(before, after, diffIndices)
        const all = (side: 'before' | 'after') => changes.map((each) => each[side]).join('')
        expect(changes.length === 0).toBe(before === after)
        expect(before.length - all('before').length).toBe(after.length - all('after').length)
        expect(left(before, all('before'))).toBe(left(after, all('after')))
      }),
    )
  })
})

describe('in a report', () => {
  test('that one is another version is no change', () => {
    const version = { number: 3, publishedOn: '2027-01-08', reason: 'Another reason.' }
    expect(between(everything, { ...everything, version })).toEqual([])
    fc.assert(fc.property(anyReport, (report) => between(report, { ...report, version }).length === 0))
  })

  const written = placesOf(everything)
  test.each(written)('%s', (path) => {
    const before = everything
    const after = changedAt(before, path, (text: string) => `${text} And so on.`)
    const told = between(before, after)
    expect(told).toHaveLength(1)
    expect(told[0]!.changes.map((each) => each.after).join('')).toContain('And so on.')
    expect(between(after, before)).toHaveLength(1)
  })
  test('nothing of it was left out of this test', () => expect(written.length).toBeGreaterThan(30))

  test('a point that was put in and one that was taken out are told as such, among those that stay', () => {
    const at = everything.sections.findIndex(({ id }) => id === 'leadership')
    const points = (change: (texts: string[]) => string[]) =>
      changedAt(everything, `sections/${at}/lists/0/points`, change)
    const [first, second, third] = ['One.', 'Two.', 'Three.']
    const before = points(() => [first!, second!, third!])
    const told = (texts: string[]) =>
      between(
        before,
        points(() => texts),
      ).map(({ under, changes }) => [under, ...changes.map((each) => [each.before, each.after])])
    expect(told(['One.', 'Three.'])).toEqual([['What went well', ['Two.', '']]])
    expect(told(['One.', 'Two.', 'And.', 'Three.'])).toEqual([['What went well', ['', 'And.']]])
    expect(told(['One.', '2.', 'Three.'])).toEqual([['What went well', ['Two.', '2.']]])
    expect(told(['Two.'])).toEqual([
      ['What went well', ['One.', '']],
      ['What went well', ['Three.', '']],
    ])
  })
})

/** Where somebody has written in a report, each as a path. */
function placesOf(report: ReportModel): readonly string[] {
  const BY_PEOPLE = /^(?:text|note|grade|points|headteacher|phase|details|name)$/
  const walk = (value: unknown, path: readonly string[], isWritten: boolean): string[] => {
    if (typeof value === 'string') return isWritten ? [path.join('/')] : []
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, each]) =>
      walk(each, [...path, key], BY_PEOPLE.test(key) || (isWritten && Array.isArray(value))),
    )
  }
  return walk(report, [], false)
}

function changedAt<T>(report: ReportModel, path: string, change: (was: T) => T): ReportModel {
  const copy = structuredClone(report)
  const keys = path.split('/')
  const holder = keys.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy)
  const last = keys.at(-1)!
  ;(holder as Record<string, T>)[last] = change((holder as Record<string, T>)[last]!)
  return copy
}
