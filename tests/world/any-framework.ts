/**
 * Frameworks that nobody has thought of, for rules that must hold of every one: with a scale or without, with one area or
 * several, with whatever ids the grammar allows, among them those that a program likes to trip over.
 */
import fc from 'fast-check'
import { type Framework, type Question, faultsOf } from '#domain/framework/define.ts'

const AWKWARD = [
  'constructor',
  'valueof',
  'hint',
  'legend',
  'add',
  'text',
  'order',
  'a',
  'a-b',
  'b',
  '-',
  '0',
  '10',
  '1',
]
const id = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z0-9-]{1,64}$/) },
)
const words = fc.oneof(
  fc.constantFrom('Pupils’ voice', '…and then?', '<b>', '"&"', '👩🏽‍🏫'),
  fc.string({ minLength: 1, maxLength: 24 }),
)
/** One to so many, each with an id of its own. */
const several = <T extends object>(rest: fc.Arbitrary<T>, min: number, max: number) =>
  fc
    .uniqueArray(fc.tuple(id, rest), { selector: ([key]) => key, minLength: min, maxLength: max })
    .map((pairs) => pairs.map(([key, each]) => ({ id: key, ...each })))

const lists = several(fc.record({ title: words, hint: words, add: words }), 1, 3)
const hostQuestion = fc.record({ label: words, hint: words })
const areas = several(
  fc.record({
    title: words,
    short: words,
    prompts: fc.array(words, { maxLength: 2 }),
    estimate: fc.boolean(),
    lists,
    hostQuestion: fc.option(hostQuestion, { nil: undefined }),
  }),
  1,
  3,
)
const options = several(fc.record({ title: words }), 2, 3)
const question = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), label: words }),
  fc.record({ kind: fc.constant('choice' as const), label: words, options }),
)
const questions = several(question, 1, 3) as fc.Arbitrary<Question[]>
const excellence = fc.record({ title: words, short: words, nomination: questions, evaluation: questions })
const scale = fc.record({
  wording: words,
  levels: several(fc.record({ title: words, summary: words, description: words }), 2, 5),
})

export const anyFramework: fc.Arbitrary<Framework> = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9-]{1,64}$/),
    title: words,
    areas,
    scale: fc.option(scale),
    overall: fc.constantFrom('agreed' as const, 'none' as const),
    excellence: fc.option(excellence),
  })
  .map((each): Framework => ({
    ...each,
    report: { sections: [], notices: [] },
    sizes: { point: 4000, pointsPerList: 60 },
    areas: each.areas.map((area) => ({ ...area, estimate: area.estimate && each.scale !== null })),
  }))
  .filter((framework) => faultsOf(framework).length === 0)
