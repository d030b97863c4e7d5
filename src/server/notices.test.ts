/** Who is written to about a review, when, and what the mail says: over HTTP, with a mail server that may be away. */
import { FACT_CHECK_UNTIL_FIELD, STATE_FIELD } from '#domain/moderation/review-document.ts'
import type { ReviewState } from '#domain/people.ts'
import type { Context, Letter } from '#server/context.ts'
import { actorOf } from '#server/db/actors.ts'
import { readReview } from '#server/db/review.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { lettersOf } from '#server/letters.ts'
import { deliverDue } from '#server/mail/worker.ts'
import { tell } from '#server/moderation/telling.ts'
import { decideAsSystem } from '#server/planning.ts'
import { remindOfDeadlines, tomorrow } from '#server/reminders.ts'
import { idOf } from '#tests/world/known.ts'
import { agreedReview, publish, said, send } from '#tests/world/published.ts'
import { type ServerWorld, command, complete, mine, serverWorld } from '#tests/world/server.ts'
import { expect, test } from 'vitest'

const HOME = 'https://reviews.example'
const T = 'Thistledown Bridge Primary School'
const HOUR_MS = 3_600_000

async function office(given?: ServerWorld) {
  const world = given ?? (await serverWorld())
  const { clock, rid, as } = world
  const sent: Letter[] = []
  const server = { isAway: false }
  const send = async (letter: Letter) => {
    if (server.isAway) throw new Error('The mail server is away')
    sent.push(letter)
  }
  const context: Context = { ...world.context, post: { send, kept: () => [] } }
  const deliver = async () => {
    sent.length = 0
    await deliverDue(context, lettersOf(context, HOME))
    return sent.map(({ to, subject }) => `${to}: ${subject}`)
  }
  const wait = (ms: number) => (clock.now = new Date(Date.parse(clock.now) + ms).toISOString())
  const submit = async (persona: 'amina' | 'dan' | 'priya') => {
    const reviewer = as(persona)
    await reviewer.say(...complete(mine(persona)))
    await reviewer.say(await reviewer.submission())
  }
  /** What a command does that decides the state. */
  const decide = (state: ReviewState, by: 'linda' | 'grace', until?: string) =>
    inOwnTransaction(context, async (tx) => {
      const decides = [[STATE_FIELD, state], ...(until === undefined ? [] : [[FACT_CHECK_UNTIL_FIELD, until]])] as const
      await tell(
        { context, tx, review: (await readReview(tx, rid))!, actor: await actorOf(tx, idOf(by)) },
        decides as never,
      )
      await decideAsSystem(context, tx, rid, decides as never)
    })
  return { ...world, context, sent, server, deliver, wait, submit, decide }
}

const SUBMITTED = `linda@example.org: An evaluation of ${T} has been submitted`

test('the lead is told of what is submitted, at once, and within the next hour no more than once', async () => {
  const { deliver, wait, submit, sent, rid } = await office()
  await submit('amina')
  expect(await deliver()).toEqual([SUBMITTED])
  expect(sent[0]?.text).toBe(
    `Hello Linda Achebe,\n\nAn evaluation has been submitted in the review of ${T}, which you lead. All that have been submitted so far are here:\n\n${HOME}/reviews/${rid}/submitted\n\nQA Review`,
  )
  await submit('dan')
  await submit('priya')
  wait(HOUR_MS - 1)
  expect(await deliver()).toEqual([])
  wait(1)
  expect(await deliver()).toEqual([SUBMITTED])
  wait(HOUR_MS)
  expect(await deliver()).toEqual([])
})

test('a reviewer is told that theirs is returned, and nothing of the reasons stands in the mail', async () => {
  const { as, deliver, submit, sent } = await office()
  for (const persona of ['amina', 'dan', 'priya'] as const) await submit(persona)
  await deliver()
  const linda = as('linda')
  await linda.say(command('moderation.open', { without: [] }))
  const { targets } = (await as('dan').submission())['command'] as { targets: never }
  const [receipt] = await linda.say(
    command('moderation.return', { personId: idOf('dan'), reasons: { provision: 'Which year groups?' } }, targets),
  )
  expect(receipt?.outcome).toBe('applied')
  expect(await deliver()).toEqual([`dan@example.org: Your evaluation of ${T} has been returned to you`])
  expect(sent[0]?.text).not.toContain('year groups')
})

test('the school is told that its facts are to be checked, once more the day before the last, and of the publication', async () => {
  const { context, clock, as, deliver, wait, sent, rid } = await office(await agreedReview())
  await deliver()
  const [linda, grace] = [as('linda'), as('grace')]
  expect(await said(linda, await send(linda))).toBe('applied')
  expect(await deliver()).toEqual([`helen@example.org: Please check the facts in the report on ${T}`])
  expect(sent[0]?.text).toContain(`by 4 December 2026. It is here:\n\n${HOME}/reviews/${rid}/report\n`)
  await remindOfDeadlines(context)
  expect(await deliver()).toEqual([])
  clock.now = '2026-12-03T00:05:00.000Z'
  await Promise.all([remindOfDeadlines(context), remindOfDeadlines(context)])
  expect(await deliver()).toEqual([
    `helen@example.org: Please check the facts in the report on ${T} by 4 December 2026`,
  ])
  wait(12 * HOUR_MS)
  await remindOfDeadlines(context)
  expect(await deliver()).toEqual([])
  expect(await said(grace, await publish(grace))).toBe('applied')
  expect((await deliver()).toSorted()).toEqual([
    `helen@example.org: The report on ${T} has been published`,
    `linda@example.org: The report on ${T} has been published`,
  ])
})

test('the lead is told that a point was raised, the school that it was answered, and nothing of either stands in the mail', async () => {
  const { as, deliver, wait, sent, rid } = await office(await agreedReview())
  const [linda, helen] = [as('linda'), as('helen')]
  await said(linda, await send(linda))
  await deliver()
  const raise = (point: string, text: string) =>
    command('factCheck.raise', { point, section: 'context', field: 'text', quote: 'is 212 pupils', text })
  const [first, second] = [idOf('dan'), idOf('priya')]
  expect(await said(helen, raise(first, 'It has 221 pupils.'))).toBe('applied')
  expect(await deliver()).toEqual([`linda@example.org: The school has raised a point about the report on ${T}`])
  expect(sent[0]?.text).toContain(`${HOME}/reviews/${rid}/report\n`)
  for (const words of ['221', '212']) expect(sent[0]?.text).not.toContain(words)
  // Once more when the hour is over, however many there were.
  await said(helen, raise(second, 'The river is a canal.'))
  expect(await deliver()).toEqual([])
  wait(HOUR_MS)
  expect(await deliver()).toHaveLength(1)

  const answer = command('factCheck.answer', { point: first, outcome: 'explained', text: 'That was last year.' })
  expect(await said(linda, answer)).toBe('applied')
  expect(await deliver()).toEqual([`helen@example.org: A point about the report on ${T} has been answered`])
  expect(sent[0]?.text).toContain(`by 4 December 2026. It is here:\n\n${HOME}/reviews/${rid}/report\n`)
  expect(sent[0]?.text).not.toContain('last year')
})

test('a point that was raised and published over before its mail could go is told to nobody', async () => {
  const { as, deliver, server } = await office(await agreedReview())
  const [linda, helen, grace] = [as('linda'), as('helen'), as('grace')]
  await said(linda, await send(linda))
  await deliver()
  server.isAway = true
  const point = idOf('dan')
  await said(helen, command('factCheck.raise', { point, section: 'context', field: 'text', quote: '', text: 'No.' }))
  await said(linda, command('factCheck.answer', { point, outcome: 'corrected', text: '' }))
  await said(helen, command('factCheck.accept', { point }))
  expect(await said(grace, await publish(grace))).toBe('applied')
  server.isAway = false
  expect((await deliver()).toSorted()).toEqual(
    ['helen', 'linda'].map((who) => `${who}@example.org: The report on ${T} has been published`),
  )
})

test('a mail server that is away for a day loses nothing, and what is no longer asked is not sent', async () => {
  const { context, deliver, decide, submit, server, wait } = await office()
  server.isAway = true
  await submit('amina')
  await decide('C', 'linda', tomorrow(context.now()))
  await remindOfDeadlines(context)
  for (let hours = 0; hours < 24; hours++) {
    expect(await deliver()).toEqual([])
    wait(HOUR_MS)
  }
  await decide('U', 'grace')
  server.isAway = false
  expect((await deliver()).toSorted()).toEqual([
    `helen@example.org: Please check the facts in the report on ${T}`,
    `helen@example.org: The report on ${T} has been published`,
    SUBMITTED,
    `linda@example.org: The report on ${T} has been published`,
  ])
})

test('nobody is written to who has no address, has left the review, or did it themselves', async () => {
  const { context, deliver, decide, submit, endRole, rid, as } = await office()
  await context.db.updateTable('person').set({ email: null }).where('name', 'like', 'Helen%').execute()
  await decide('U', 'linda')
  expect(await deliver()).toEqual([])
  await decide('F', 'linda')
  await submit('amina')
  await endRole('linda', { role: 'LR', reviewId: rid })
  expect(await deliver()).toEqual([])
  const dan = as('dan')
  await dan.say(await dan.submission())
  expect(await deliver()).toEqual([])
})

test('the day after is the next in London, whatever the clocks do', () => {
  expect(tomorrow('2026-11-26T00:05:00.000Z')).toBe('2026-11-27')
  expect(tomorrow('2026-07-01T23:30:00.000Z')).toBe('2026-07-03')
  expect(tomorrow('2026-10-24T23:15:00.000Z')).toBe('2026-10-26')
})
