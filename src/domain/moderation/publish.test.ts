/** From an agreed report to a published one: what each step waits for, and what it leaves behind. */
import type { Json } from '#domain/custody/canonical.ts'
import type { Command } from '#domain/custody/entry.ts'
import {
  type Case,
  DAN,
  HASH,
  HELD,
  ME,
  PRIYA,
  appliedIn,
  centre,
  command,
  facts,
  fields,
  host,
  lead,
  outcomes,
  reason,
} from '#tests/world/decisions.ts'
import { describe, expect, test } from 'vitest'
import { decide } from './commands.ts'
import { factCheckPoints } from './fact-check.ts'

const CONTEXT = 'section/context'
const sections = { [CONTEXT]: fields({ text: 'A small school.' }) }
const whole = (doc = CONTEXT, path = '', hash = HASH) => ({ doc, path, hash })
const send = (args: Command['args'] = {}, targets = [whole()]) => command('report.sendToSchool', args, targets)
const publish = (targets = [whole()]) => command('report.publish', {}, targets)
const POINT = HELD
const raise = (args: Command['args'] = {}) =>
  command('factCheck.raise', {
    point: POINT,
    section: 'context',
    field: 'text',
    quote: 'small',
    text: 'We have 612 pupils.',
    ...args,
  })
const answer = (args: Command['args'] = {}) =>
  command('factCheck.answer', { point: POINT, outcome: 'corrected', text: '', ...args })
const accept = (args: Command['args'] = {}) => command('factCheck.accept', args)
const AREA = 'section/leadership'
const MERGED = DAN
/** A point whose removal has seen these of its texts. */
const removed = (seen: readonly string[]) => ({
  [AREA]: new Map([
    ...fields({
      'areas/leadership/went-well/p/_deleted': true,
      'areas/leadership/went-well/p/deleted-having-seen': [[...seen]],
    }),
    [
      'areas/leadership/went-well/p/text',
      [{ mid: MERGED, by: 'system', value: 'Both.', at: '', receivedAt: null, merge: [ME, PRIYA] }],
    ],
  ]),
})
const raised: Json = { section: 'context', field: 'text', quote: 'small', text: 'We have 612 pupils.' }
const open = fields({ [`fact-check/${POINT}/raised`]: raised })
const answered = fields({
  [`fact-check/${POINT}/raised`]: raised,
  [`fact-check/${POINT}/answer`]: { outcome: 'explained', text: 'In this hub it is.' },
})
/** By what the point is answered there. */
const READ = answered.get(`fact-check/${POINT}/answer`)![0]!.mid
const points = (count: number) =>
  fields(Object.fromEntries(Array.from({ length: count }, (_, at) => [`fact-check/${uuidOf(at)}/raised`, raised])))
const uuidOf = (at: number) => `01939f3a-0000-7000-9000-${String(at).padStart(12, '0')}`
const TEXT = { section: 'context', field: 'text', value: 'A school.' }
const amend = (args: Command['args'] = {}) =>
  command('report.amend', {
    reason: 'The year was wrong.',
    version: 1,
    changes: [TEXT],
    ...args,
  })
const published = fields({ 'report/version': 1 })

test.each<[string, Command, Case, string]>([
  ['send by the lead', send(), { as: [lead], sections }, 'M'],
  ['send by the centre', send(), { as: [centre], sections }, 'M'],
  ['send by the school', send(), { as: [host], sections }, ''],
  ['raise by the school', raise(), { as: [host] }, 'C'],
  ['raise by the lead', raise(), { as: [lead] }, ''],
  ['answer by the lead', answer(), { as: [lead], decided: open }, 'C'],
  ['answer by the centre', answer(), { as: [centre], decided: open }, 'C'],
  ['answer by the school', answer(), { as: [host], decided: open }, ''],
  ['accept an answer', accept({ point: POINT, answer: READ }), { as: [host], decided: answered }, 'C'],
  ['accept all', accept(), { as: [host] }, 'C'],
  ['publish by the centre', publish(), { as: [centre], sections }, 'C'],
  ['publish by the lead', publish(), { as: [lead], sections }, ''],
  ['amend by the centre', amend(), { as: [centre], decided: published }, 'U'],
  ['amend by the lead', amend(), { as: [lead], decided: published }, ''],
  ['archive', command('report.archive'), { as: [centre] }, 'U'],
  ['withdraw', command('review.withdraw', { reason: 'Closed by snow.' }), { as: [centre] }, 'PFSRMC'],
  ['withdraw by the lead', command('review.withdraw'), { as: [lead] }, ''],
])('in which states: %s', (_, given, each, allowed) => expect(outcomes(given, each)).toEqual(appliedIn(allowed)))

describe('the first thing that stands in the way', () => {
  const asCentre: Case = { as: [centre], state: 'C', sections }
  const asHost: Case = { as: [host], state: 'C' }
  const merged = new Map([
    ['text', [{ mid: DAN, by: 'system', value: 'x', at: '', receivedAt: null, merge: [ME, DAN] }]],
  ])
  test.each<[string, Command, Case, string]>([
    ['a section left out', publish([]), asCentre, 'moved'],
    ['a section that has moved', publish([whole(CONTEXT, '', 'b'.repeat(64))]), asCentre, 'moved'],
    ['a part of a section', publish([whole(CONTEXT, 'text')]), asCentre, 'invalid'],
    ['a document that is no section', publish([whole(`evaluation/${DAN}`)]), asCentre, 'invalid'],
    [
      'two answers in a section',
      publish(),
      { ...asCentre, sections: { [CONTEXT]: fields({ text: ['a', 'b'] }) } },
      'conflict-open',
    ],
    [
      'two answers, and nobody to name them, in a section that no report has',
      publish(),
      { ...asCentre, sections: { ...sections, 'section/zzz': fields({ text: ['a', 'b'] }) } },
      'applied',
    ],
    ['a merge that nobody has read', publish(), { ...asCentre, sections: { [CONTEXT]: merged } }, 'incomplete'],
    [
      'a point removed while another changed it',
      publish([whole(AREA)]),
      { ...asCentre, sections: removed([]) },
      'conflict-open',
    ],
    ['a point sent so', send({}, [whole(AREA)]), { as: [lead], state: 'M', sections: removed([]) }, 'conflict-open'],
    [
      'a point removed as it was last written, also where that was merged',
      publish([whole(AREA)]),
      { ...asCentre, sections: removed([MERGED]) },
      'applied',
    ],
    ['a point that is not answered', publish(), { ...asCentre, decided: open }, 'incomplete'],
    ['a point that is answered', publish(), { ...asCentre, decided: answered }, 'applied'],
    ['nothing written at all', publish([]), { ...asCentre, sections: {} }, 'applied'],
    ['a day that is none', send({ until: 'soon' }), { as: [lead], state: 'M', sections }, 'invalid'],
    ['a point without words', raise({ text: ' ' }), asHost, 'incomplete'],
    ['a point twice', raise(), { ...asHost, decided: open }, 'not-allowed'],
    ['a point that no store keeps', raise({ text: 'a\u0000b' }), asHost, 'invalid'],
    ['a quote that no store keeps', raise({ quote: 'a\ud800b' }), asHost, 'invalid'],
    ['a point as long as one may be', raise({ quote: 'é'.repeat(4000), text: 'é'.repeat(4000) }), asHost, 'applied'],
    ['a point that is longer', raise({ text: 'é'.repeat(4001) }), asHost, 'incomplete'],
    ['a quote that is longer', raise({ quote: 'é'.repeat(4001) }), asHost, 'incomplete'],
    ['the last point that there may be', raise(), { ...asHost, decided: points(59) }, 'applied'],
    ['one more', raise(), { ...asHost, decided: points(60) }, 'incomplete'],
    [
      'an answer that is too long',
      answer({ text: 'é'.repeat(4001) }),
      { as: [lead], state: 'C', decided: open },
      'incomplete',
    ],
    ['an answer that no store keeps', answer({ text: '\udc00' }), { as: [lead], state: 'C', decided: open }, 'invalid'],
    ['an answer to no point', answer(), { as: [lead], state: 'C' }, 'not-allowed'],
    [
      'an explanation without words',
      answer({ outcome: 'explained' }),
      { as: [lead], state: 'C', decided: open },
      'incomplete',
    ],
    ['an answer that is neither', answer({ outcome: 'refused' }), { as: [lead], state: 'C', decided: open }, 'invalid'],
    ['an answer to what has been answered meanwhile', answer(), { as: [lead], state: 'C', decided: answered }, 'moved'],
    [
      'an answer in the place of another than was read',
      answer({ answer: uuidOf(1) }),
      { as: [lead], state: 'C', decided: answered },
      'moved',
    ],
    [
      'an answer in the place of one that is not there',
      answer({ answer: READ }),
      { as: [lead], state: 'C', decided: open },
      'moved',
    ],
    [
      'an answer in the place of that which was read',
      answer({ answer: READ }),
      { as: [lead], state: 'C', decided: answered },
      'applied',
    ],
    [
      'overtaken before its words',
      answer({ text: '', outcome: 'explained' }),
      { as: [lead], state: 'C', decided: answered },
      'moved',
    ],
    [
      'accepting another answer than was read',
      accept({ point: POINT, answer: uuidOf(1) }),
      { ...asHost, decided: answered },
      'moved',
    ],
    ['accepting no answer that was read', accept({ point: POINT }), { ...asHost, decided: answered }, 'moved'],
    ['accepting what is not answered', accept({ point: POINT }), { ...asHost, decided: open }, 'not-allowed'],
    ['accepting all with a point open', accept(), { ...asHost, decided: open }, 'incomplete'],
    [
      'an amendment without a reason',
      amend({ reason: '' }),
      { as: [centre], state: 'U', decided: published },
      'incomplete',
    ],
    [
      'an amendment of an older version',
      amend({ version: 0 }),
      { as: [centre], state: 'U', decided: published },
      'moved',
    ],
    [
      'a withdrawal whose reason no store keeps',
      command('review.withdraw', { reason: 'A\u0000' }),
      { as: [centre], state: 'C' },
      'invalid',
    ],
    ['an amendment of nothing', amend({ changes: [] }), { as: [centre], state: 'U', decided: published }, 'invalid'],
    [
      'an amendment of a field that there is not',
      amend({ changes: [{ section: 'context', field: 'estimate', value: 'leading' }] }),
      { as: [centre], state: 'U', decided: published },
      'invalid',
    ],
    ...[
      ['of a section whose name is none', { section: 'é/..', field: 'text', value: 'A school.' }],
      [
        'of a point whose name is none',
        { section: 'leadership', field: 'areas/leadership/went-well/É/text', value: 'x' },
      ],
      ['that says two things of one field', TEXT, { ...TEXT, value: 'Two schools.' }],
    ].map(([what, ...changes]): [string, Command, Case, string] => [
      `an amendment ${what as string}`,
      amend({ changes: changes as Json[] }),
      { as: [centre], state: 'U', decided: published },
      'invalid',
    ]),
    [
      'an amendment whose reason no engine keeps',
      amend({ reason: 'A\u0000' }),
      { as: [centre], state: 'U', decided: published },
      'invalid',
    ],
  ])('%s', (_, given, each, expected) => expect(reason(decide(given, facts(each)))).toBe(expected))
})

describe('what follows', () => {
  test('the report goes to the school with its day, and is published as its first version', () => {
    expect(decide(send({ until: '2026-12-04' }), facts({ as: [lead], state: 'M', sections }))).toMatchObject({
      decides: [
        ['fact-check/until', '2026-12-04'],
        ['state', 'C'],
      ],
    })
    expect(decide(publish(), facts({ as: [centre], state: 'C', sections }))).toEqual({
      outcome: 'applied',
      decides: [
        ['report/version', 1],
        ['state', 'U'],
      ],
      effects: [{ effect: 'publish', version: 1, reason: null }],
    })
  })

  test('whoever finds another fault no longer says that there is none', () => {
    const decided = fields({ 'fact-check/accepted': true })
    expect(decide(raise(), facts({ as: [host], state: 'C', decided }))).toMatchObject({
      decides: [
        [`fact-check/${POINT}/raised`, raised],
        ['fact-check/accepted', null],
      ],
    })
  })

  test('an amendment stands beside what it replaces, as another version', () => {
    expect(decide(amend(), facts({ as: [centre], state: 'U', decided: published }))).toEqual({
      outcome: 'applied',
      decides: [
        ['amended/context/text', 'A school.'],
        ['report/version', 2],
      ],
      effects: [{ effect: 'publish', version: 2, reason: 'The year was wrong.' }],
    })
  })

  test('points are read with what was answered', () => {
    expect(factCheckPoints(answered)).toMatchObject([
      { id: POINT, quote: 'small', answer: { outcome: 'explained', text: 'In this hub it is.' }, accepted: false },
    ])
  })

  test('a point is with the lead once the server has it, and waits until then', () => {
    const here = fields({ [`fact-check/${POINT}/raised`]: raised })
    const sent = new Map([...here].map(([field, heads]) => [field, heads.map((head) => ({ ...head, receivedAt: '' }))]))
    expect([here, sent].flatMap(factCheckPoints).map(({ waits }) => waits)).toEqual([true, false])
  })
})
