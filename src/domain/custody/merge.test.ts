/**
 * The laws of a merge: it takes what each person changed and nothing else, in whatever order the two are named, and it
 * says that it cannot rather than guess. The examples are what people do to a paragraph; the properties are any text.
 */
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { sha256 } from '#tests/world/known.ts'
import fc from 'fast-check'
import { diffIndices } from 'node-diff3'
import { describe, expect, test } from 'vitest'
import { byCodeUnits } from './canonical.ts'
import { isMerged, mergeId, mergeTexts, uncheckedMerges, workToMerge } from './merge.ts'
import { sentencesOf } from './sentences.ts'
import { type Head, fieldsFrom } from './state.ts'

const merge = (base: string, one: string, other: string) => mergeTexts({ base, one, other }, diffIndices)

const TEXT = 'Pupils behave well. They read daily. Leaders know the school.'

describe('two people at one paragraph', () => {
  const cases: [what: string, one: string, other: string, merged: string | null][] = [
    [
      'neighbouring sentences',
      TEXT.replace('behave well', 'behave very well'),
      TEXT.replace('daily', 'every day'),
      'Pupils behave very well. They read every day. Leaders know the school.',
    ],
    [
      'the last sentence, and one more after it',
      TEXT.replace('know the school', 'know their school'),
      `${TEXT} Governors visit.`,
      'Pupils behave well. They read daily. Leaders know their school. Governors visit.',
    ],
    [
      'a sentence taken out, another rewritten',
      'Pupils behave well. Leaders know the school.',
      TEXT.replace('know', 'lead'),
      'Pupils behave well. Leaders lead the school.',
    ],
    [
      'one more at each of two places',
      TEXT.replace(' They', ' Some lead. They'),
      `${TEXT}\n\nGovernors visit.`,
      'Pupils behave well. Some lead. They read daily. Leaders know the school.\n\nGovernors visit.',
    ],
    [
      'the same change',
      TEXT.replace('daily', 'weekly'),
      TEXT.replace('daily', 'weekly'),
      TEXT.replace('daily', 'weekly'),
    ],
    [
      'the same change, and one more by one of them',
      TEXT.replace('daily', 'weekly'),
      TEXT.replace('daily', 'weekly').replace('know', 'lead'),
      TEXT.replace('daily', 'weekly').replace('know', 'lead'),
    ],
    ['the same sentence', TEXT.replace('daily', 'weekly'), TEXT.replace('daily', 'hourly'), null],
    [
      'a sentence rewritten and taken out',
      TEXT.replace('daily', 'weekly'),
      TEXT.replace(' They read daily.', ''),
      null,
    ],
    ['two sentences added at one place', `${TEXT} Governors visit.`, `${TEXT} Parents help.`, null],
    [
      'one more in front of a sentence, and one more after the sentence before it',
      TEXT.replace(' Leaders', ' Some lead. Leaders'),
      TEXT.replace('They read daily.', 'They read. They write.'),
      null,
    ],
    [
      'the same sentence added, where one of them took out the one before it',
      TEXT.replace('They read daily.', 'They write.'),
      TEXT.replace(' Leaders', ' They write. Leaders'),
      null,
    ],
    ['all of it cleared, a sentence rewritten', '', TEXT.replace('daily', 'weekly'), null],
    ['a full stop taken away, and a sentence after it', TEXT.slice(0, -1), `${TEXT} Governors visit.`, null],
  ]
  test.each(cases)('%s', (_, one, other, merged) => {
    expect(merge(TEXT, one, other)).toBe(merged)
    expect(merge(TEXT, other, one)).toBe(merged)
  })

  test('what each begins in an empty field is for a person to put together', () => {
    expect(merge('', 'From Linda.', 'From Grace.')).toBeNull()
  })
})

test('a text is cut where people would cut it, and no character is lost', () => {
  expect(sentencesOf('“Read!” she said. (They did.) Then…  nothing?\r\n\r\n- one\n- two. ')).toEqual([
    '“Read!”',
    ' she said.',
    ' (They did.)',
    ' Then…',
    '  nothing?',
    '\r\n\r\n- one',
    '\n- two.',
    ' ',
  ])
  expect(sentencesOf('')).toEqual([])
})

/** Texts full of what a cut depends on. */
const anyText = fc.string({
  unit: fc.constantFrom('a', 'b', '.', '. ', ' ', '!', '…', '”', '’ ', '\n', '\r\n', '\n\n', '\t', 'é', '😀'),
  maxLength: 30,
})
/** A text that begins as `base` and has lost, gained and changed a few sentences. */
const changed = (base: readonly string[]) =>
  fc
    .array(fc.tuple(fc.nat(base.length), fc.nat(2), fc.array(fc.constantFrom(' a.', ' b.', ' N.', '\nM'))), {
      maxLength: 3,
    })
    .map((changes) =>
      changes.reduce((text, [at, length, now]) => text.toSpliced(at, length, ...now), [...base]).join(''),
    )
const threeTexts = fc.oneof(
  fc
    .array(fc.constantFrom(' a.', ' b.', ' c.', ' d.', ' e.', '\nf', '\n\ng.'), { maxLength: 7 })
    .chain((base) => fc.tuple(fc.constant(base.join('')), changed(base), changed(base))),
  fc.tuple(anyText, anyText, anyText),
)

test('the sentences of any text are that text', () => {
  fc.assert(
    fc.property(anyText, (text) => sentencesOf(text).join('') === text),
    { numRuns: 1000 },
  )
})

test('whoever changed nothing takes nothing away, and it does not matter who is named first', () => {
  fc.assert(
    fc.property(threeTexts, ([base, one, other]) => {
      expect(merge(base, base, other)).toBe(other)
      expect(merge(base, one, one)).toBe(one)
      expect(merge(base, one, other)).toBe(merge(base, other, one))
    }),
    { numRuns: 2000 },
  )
})

test('each sentence of a merge is one that a person wrote', () => {
  fc.assert(
    fc.property(threeTexts, ([base, one, other]) => {
      const merged = merge(base, one, other)
      if (merged === null) return
      const written = new Set([...sentencesOf(one), ...sentencesOf(other)])
      expect(sentencesOf(merged).filter((sentence) => !written.has(sentence))).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

const PLACES = 6
/** What somebody does at each place of a text: to the sentence there, and in front of it. Each sentence is there once. */
const work = (who: string) =>
  fc
    .array(fc.tuple(fc.constantFrom('', '', '', 'own', 'same'), fc.constantFrom('', '', '', '-', 'own', 'same')), {
      minLength: PLACES,
      maxLength: PLACES,
    })
    .map((places) =>
      places.flatMap(([before, there], at) => [
        ...(before === '' ? [] : [` Before ${at} by ${before === 'own' ? who : 'both'}.`]),
        ...(there === '-'
          ? []
          : [there === '' ? ` At ${at}.` : ` Instead of ${at} by ${there === 'own' ? who : 'both'}.`]),
      ]),
    )

test('what each added is in a merge, what each took out is not, and what nobody touched is', () => {
  const was = Array.from({ length: PLACES }, (_, at) => ` At ${at}.`)
  let merges = 0
  fc.assert(
    fc.property(work('one'), work('other'), (one, other) => {
      const merged = merge(was.join(''), one.join(''), other.join(''))
      if (merged === null) return
      merges += 1
      const isIn = (sentence: string) =>
        was.includes(sentence) ? one.includes(sentence) && other.includes(sentence) : true
      const all = [...new Set([...was, ...one, ...other])]
      expect([...sentencesOf(merged)].toSorted(byCodeUnits)).toEqual(all.filter(isIn).toSorted(byCodeUnits))
    }),
    { numRuns: 2000 },
  )
  expect(merges).toBeGreaterThan(20)
})

test('a text that would take too long to compare is not merged, and that is said at once', () => {
  const rows = Array.from({ length: 4000 }, (_, at) => (at % 2 ? '\nyes' : '\nno'))
  const begun = performance.now()
  expect(merge(rows.join(''), `${rows.join('')}\nmore`, rows.slice(1).join(''))).toBeNull()
  expect(performance.now() - begun).toBeLessThan(500)
})

test('two people who wrote a long text anew are told at once that it is for them to settle', () => {
  const rows = (who: string) => Array.from({ length: 12_000 }, (_, at) => `\n${who} ${at}`).join('')
  const begun = performance.now()
  expect(merge(rows('a'), rows('b'), rows('c'))).toBeNull()
  expect(performance.now() - begun).toBeLessThan(500)
})

test('what a merge takes grows with how long the texts are, and with how often they say the same', () => {
  const work = (base: string) => workToMerge({ base, one: `${base}\nmore`, other: `${base}\nless` })
  expect(work('\nyes'.repeat(20))).toBeGreaterThan(work(TEXT))
  expect(work('\nyes'.repeat(200))).toBeGreaterThan(100 * work('\nyes'.repeat(20)))
})

test('the text of a section is merged, and nothing else', () => {
  expect(isMerged(qar2019, 'section/context', 'text')).toBe(true)
  for (const [doc, field] of [
    ['section/context', '_deleted'],
    ['section/context', 'of-a-newer-app'],
    ['evaluation/01939f3a-0000-7000-8000-000000000001', 'areas/leadership/went-well/p1/text'],
    ['comment/01939f3a-0000-7000-8000-000000000001', 'text'],
  ] as const)
    expect(isMerged(qar2019, doc, field)).toBe(false)
})

test('a merge is known by what it merges, whoever merges it', () => {
  const [a, b] = ['01939f3a-0000-7000-8000-00000000000a', '01939f3a-0000-7000-8000-00000000000b'] as const
  expect(mergeId([a, b], sha256)).toBe(mergeId([b, a], sha256))
  expect(mergeId([a, b], sha256)).toBe('d1b7448c-c342-860b-85be-e52295a5ab8f')
})

test('a merge waits to be checked until a person has written over it', () => {
  const typed: Head = { mid: 'm', by: 'linda', value: 'Text.', at: '', receivedAt: null }
  const merged: Head = { ...typed, by: 'system', merge: ['a', 'b'] }
  const fields = { merged: [merged], beside: [typed, merged], checked: [typed] }
  expect(uncheckedMerges(fieldsFrom(fields))).toEqual(['merged', 'beside'])
})
