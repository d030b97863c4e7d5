/**
 * What a card says of one's own evaluation is what a person acts on, so nothing may be said that this device does not
 * know: an evaluation that has not come here yet is not "not begun".
 */
import { expect, test } from 'vitest'
import { type Fields, fieldsFrom } from '#domain/custody/state.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { statusField } from '#domain/moderation/review-document.ts'
import type { View } from '#app/store/store.ts'
import { type Sources, ownStanding } from './own-standing.ts'

const AMINA = '01939f3a-0000-7000-8000-00000000000a'
const head = (mid: string, value: string) => ({
  mid,
  by: AMINA,
  value,
  at: '2026-11-21T14:00:00.000Z',
  receivedAt: null,
})
const ready = (fields: Fields): View => ({ status: 'ready', fields, pending: 0, held: [], seq: 1 })
const nothing = ready(fieldsFrom({}))
const written = ready(fieldsFrom({ 'areas/leadership/estimate': [head('a', 'leading')] }))
const decided = (status: string) => ready(fieldsFrom({ [statusField(AMINA)]: [head('s', status)] }))

const of = (more: Partial<Sources>) =>
  ownStanding({
    personId: AMINA,
    framework: qar2019,
    standing: { status: 'draft', waiting: false, state: 'F' },
    decisions: nothing,
    own: nothing,
    downloaded: true,
    held: 0,
    ...more,
  })

test.each([
  ['nothing written', {}, 'not-begun'],
  ['something written', { own: written }, 'draft'],
  ['not on this device yet', { downloaded: false }, 'unknown'],
  ['not on this device yet, but begun here', { downloaded: false, own: written }, 'draft'],
  ['damaged', { own: { status: 'damaged', rows: [] } }, 'unknown'],
  ['recalled', { own: written, decisions: decided('draft') }, 'recalled'],
] as const)('%s', (_, sources, kind) => expect(of(sources).kind).toBe(kind))

test('a decision that waits to be sent counts already, and is said to wait', () => {
  const submitting = of({ own: written, standing: { status: 'submitted', waiting: true, state: 'F' } })
  expect(submitting).toMatchObject({ kind: 'submitted', waiting: true, since: null })
  const recalling = of({
    own: written,
    decisions: decided('submitted'),
    standing: { status: 'draft', waiting: true, state: 'F' },
  })
  expect(recalling).toMatchObject({ kind: 'recalled', waiting: true })
})

test('when it was handed in is said once the server has said so', () => {
  const submitted = of({
    decisions: decided('submitted'),
    standing: { status: 'submitted', waiting: false, state: 'F' },
  })
  expect(submitted).toMatchObject({ kind: 'submitted', since: '2026-11-21T14:00:00.000Z' })
})

test('two answers and what the server keeps apart are questions for the person', () => {
  const field = 'areas/leadership/estimate'
  const own = ready(fieldsFrom({ [field]: [head('a', 'leading'), head('b', 'effective')] }))
  expect(of({ own, held: 2 }).questions).toBe(3)
  expect(of({ own: written }).questions).toBe(0)
})

test('words in a deleted point that nobody who deleted it has read are a question too', () => {
  const point = 'areas/leadership/went-well/p1'
  const own = (seen: string) =>
    ready(
      fieldsFrom({
        [`${point}/text`]: [head('a', 'from the phone')],
        [`${point}/deleted-having-seen`]: [{ ...head('b', ''), value: [seen] }],
        [`${point}/_deleted`]: [{ ...head('c', ''), value: true }],
      }),
    )
  expect(of({ own: own('another') }).questions).toBe(1)
  expect(of({ own: own('a') }).questions).toBe(0)
})
