/** What is typed for a decision outlives its form, belongs to whoever typed it, and is shown where it can be sent no more. */
import { expect, test } from 'vitest'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { type Case, centre, facts, fields, host } from '#tests/world/decisions.ts'
import { device } from '#tests/world/device.ts'
import { drawn } from '#tests/world/drawn.tsx'
import { idOf } from '#tests/world/known.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import { may } from '#domain/policy.ts'
import type { KeptWords } from '#app/writing/kept-words.ts'
import { NotSent } from './not-sent.tsx'
import { QUOTE, RAISED, WITHDRAWN, answerKey, useTyped } from './typed.ts'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

type Persona = Parameters<typeof idOf>[0]

const POINT = '01939f3a-0000-7000-8000-000000000007'
const review = { id: '01939f3a-0000-7000-8000-000000000001' } as ReviewDetail
const tablet = (who: Persona) => device({ personId: idOf(who), fetch: new SmallServer(idOf(who)).fetch })

/** What `who` has typed, as a form that is drawn now is given it. */
function typedBy(who: Persona): KeptWords {
  const given: KeptWords[] = []
  const Form = () => {
    given.push(useTyped({ review }))
    return null
  }
  drawn(tablet(who), <Form />)
  return given[0]!
}

const report = (each: Case) => {
  const known = facts(each)
  const asked = { review: known.review, owner: known.actor.personId }
  return { review, facts: known, may: (action) => may(known.actor, action, asked) } as Report
}
const shows = (who: Persona, each: Case, text: string) =>
  drawn(tablet(who), <NotSent report={report(each)} />).says(text)

test('what is typed outlives its form, is its author’s, and goes with the decision that it is given in', () => {
  typedBy('helen').keep(RAISED, 'It has 221 pupils.')
  expect(typedBy('helen').of(RAISED)).toBe('It has 221 pupils.')
  expect(typedBy('linda').of(RAISED)).toBeUndefined()
  typedBy('helen').given(RAISED, 'It has 221')
  expect(typedBy('helen').of(RAISED)).toBe('It has 221 pupils.')
  typedBy('helen').given(RAISED, 'It has 221 pupils.')
  expect(typedBy('helen').of(RAISED)).toBeUndefined()
})

test.each<[string, Persona, string, Case, Case]>([
  ['a point', 'helen', RAISED, { as: [host], state: 'C' }, { as: [host], state: 'U' }],
  ['why it is withdrawn', 'grace', WITHDRAWN, { as: [centre], state: 'C' }, { as: [centre], state: 'U' }],
  ...(['U', 'C'] as const).map((state): [string, Persona, string, Case, Case] => {
    const accepted = state === 'C' ? { [`fact-check/${POINT}/accepted`]: true } : {}
    const raised = { section: 'context', field: 'text', quote: '', text: 'It has 221 pupils.' }
    const open = { [`fact-check/${POINT}/raised`]: raised }
    return [
      `an answer, the point ${state === 'C' ? 'settled' : 'published'} meanwhile`,
      'grace',
      answerKey(POINT),
      { as: [centre], state: 'C', decided: fields(open) },
      { as: [centre], state, decided: fields({ ...open, ...accepted }) },
    ]
  }),
])('%s that can be sent no more is shown to whoever typed it', (_, who, key, before, after) => {
  const text = `…“typed” for ${key}`
  typedBy(who).keep(key, text)
  expect(shows(who, before, text)).toBe(false)
  expect(shows(who, after, text)).toBe(true)
  expect(shows(who, after, words.notSent.letGo)).toBe(true)
  expect(shows('tom', after, text)).toBe(false)
  typedBy(who).keep(key, null)
  expect(shows(who, after, text)).toBe(false)
})

test('words of the report that were only marked are nobody’s loss', () => {
  typedBy('helen').keep(QUOTE, 'A small school.')
  expect(shows('helen', { as: [host], state: 'U' }, 'A small school.')).toBe(false)
})
