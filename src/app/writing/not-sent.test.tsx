/** What is typed for a decision outlives its form, belongs to whoever typed it, and is shown where it can be sent no more. */
import { expect, test } from 'vitest'
import { undecidedOf } from '#app/store/undecided.ts'
import { type Case, centre, facts, fields, host, lead } from '#tests/world/decisions.ts'
import { type Device, device } from '#tests/world/device.ts'
import { drawn } from '#tests/world/drawn.tsx'
import { idOf } from '#tests/world/known.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import { type KeptWords, useKeptWords } from './kept-words.ts'
import { NotSent } from './not-sent.tsx'
import { words } from './not-sent-words.ts'

type Persona = Parameters<typeof idOf>[0]

const POINT = '01939f3a-0000-7000-8000-000000000007'

/** A tablet of `who`, whose storage has said what was typed before. */
async function tablet(who: Persona): Promise<Device> {
  const made = device({ personId: idOf(who), fetch: new SmallServer(idOf(who)).fetch })
  await undecidedOf(made.store).open()
  return made
}

/** What is typed on it, as a form that is drawn now is given it. */
function typedOn(tablet: Device, place: string): KeptWords {
  const given: KeptWords[] = []
  const Form = () => {
    given.push(useKeptWords(place))
    return null
  }
  drawn(tablet, <Form />)
  return given[0]!
}

const rid = facts({}).review.id
const shows = (on: Device, each: Case, text: string) => drawn(on, <NotSent facts={facts(each)} />).says(text)

test('what is typed outlives its form and the program, and goes with the decision that it is given in', async () => {
  const helens = await tablet('helen')
  typedOn(helens, rid).keep('raise/text', 'It has 221 pupils.')
  await typedOn(helens, rid).kept()
  const again = helens.again()
  await undecidedOf(again.store).open()
  expect(typedOn(again, rid).of('raise/text')).toBe('It has 221 pupils.')
  expect(typedOn(again, `${rid}/raise`).all).toEqual([['text', 'It has 221 pupils.']])
  typedOn(again, rid).given('raise/text', 'It has 221')
  expect(typedOn(again, rid).of('raise/text')).toBe('It has 221 pupils.')
  typedOn(again, rid).given('raise/text', 'It has 221 pupils.')
  expect(typedOn(again, rid).of('raise/text')).toBeUndefined()
})

const raised = { section: 'context', field: 'text', quote: '', text: 'It has 221 pupils.' }
const open = { [`fact-check/${POINT}/raised`]: raised }
const settled = { ...open, [`fact-check/${POINT}/accepted`]: true }

test.each<[string, Persona, string, Case, Case]>([
  ['a point', 'helen', 'raise/text', { as: [host], state: 'C' }, { as: [host], state: 'U' }],
  ['why it is withdrawn', 'grace', 'withdraw/reason', { as: [centre], state: 'C' }, { as: [centre], state: 'U' }],
  ['why it was agreed', 'linda', 'agree/leadership', { as: [lead], state: 'R' }, { as: [lead], state: 'M' }],
  ['why it was returned', 'linda', 'return/x/leadership', { as: [lead], state: 'S' }, { as: [lead], state: 'C' }],
  ['a comment', 'amina', 'comment/provision', { state: 'S' }, { state: 'M' }],
  ['an amendment', 'grace', 'amend/context text', { as: [centre], state: 'U' }, { as: [centre], state: 'A' }],
  [
    'an answer to a point that is settled',
    'grace',
    `answer/${POINT}`,
    { as: [centre], state: 'C', decided: fields(open) },
    { as: [centre], state: 'C', decided: fields(settled) },
  ],
  [
    'an answer to a point of what is published',
    'grace',
    `answer/${POINT}`,
    { as: [centre], state: 'C', decided: fields(open) },
    { as: [centre], state: 'U', decided: fields(open) },
  ],
])('%s that can be sent no more is shown to whoever typed it', async (_, who, key, before, after) => {
  const text = `…“typed” for ${key}`
  const on = await tablet(who)
  typedOn(on, rid).keep(key, text)
  expect(shows(on, before, text)).toBe(false)
  expect(shows(on, after, text)).toBe(true)
  expect(shows(on, after, words.letGo)).toBe(true)
  expect(shows(await tablet('tom'), after, text)).toBe(false)
  typedOn(on, rid).keep(key, null)
  expect(shows(on, after, text)).toBe(false)
})

test('words of the report that were only marked, and a field that was emptied, are nobody’s loss', async () => {
  const on = await tablet('helen')
  typedOn(on, rid).keep('raise/quote', 'A small school.')
  typedOn(on, rid).keep('raise/text', ' ')
  expect(shows(on, { as: [host], state: 'U' }, words.title)).toBe(false)
})
