/** The outbox: what is asked for is sent, once, however often it fails before. */
import type { Letter } from '#server/context.ts'
import { askForMail } from '#server/db/outbox.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { serverWorld } from '#tests/world/server.ts'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { type Compose, deliverDue } from './worker.ts'

const compose: Compose = async (_, { id, email }) => ({ id, to: email, subject: 'A subject', text: 'A text' })

async function office() {
  const { context, clock } = await serverWorld()
  const sent: Letter[] = []
  const state = { broken: false }
  const send = async (letter: Letter) => {
    if (state.broken) throw new Error('The mail server is away')
    sent.push(letter)
  }
  const askFor = (email: string) => inOwnTransaction(context, (tx) => askForMail(context, tx, 'invitation', email))
  const ask = async (email: string) => {
    await context.db.insertInto('person').values({ id: context.newId(), name: 'Somebody', email }).execute()
    await askFor(email)
  }
  const wait = (ms: number) => (clock.now = new Date(Date.parse(clock.now) + ms).toISOString())
  const waiting = () => context.db.selectFrom('mail').select(['email', 'tries']).execute()
  return { context: { ...context, post: { send, kept: () => [] } }, state, sent, ask, askFor, wait, waiting }
}

test('what is asked for is sent once and then forgotten', async () => {
  const { context, sent, ask, waiting } = await office()
  await ask('a@example.org')
  expect(await deliverDue(context, compose)).toBe(1)
  expect(await deliverDue(context, compose)).toBe(0)
  expect([sent.map(({ to }) => to), await waiting()]).toEqual([['a@example.org'], []])
})

test('what is undone is not sent', async () => {
  const { context, sent } = await office()
  await inOwnTransaction(context, async (tx) => {
    await askForMail(context, tx, 'invitation', 'a@example.org')
    throw new RangeError('undone')
  }).catch(() => undefined)
  expect([await deliverDue(context, compose), sent]).toEqual([0, []])
})

test('of two servers on one store one sends it', async () => {
  const { context, sent, ask } = await office()
  for (let index = 1; index <= 10; index++) await ask(`a${index}@example.org`)
  await Promise.all([deliverDue(context, compose), deliverDue(context, compose)])
  expect(sent.map(({ to }) => to).toSorted()).toEqual(
    Array.from({ length: 10 }, (_, index) => `a${index + 1}@example.org`).toSorted(),
  )
})

test('what fails is tried again, ever later, and keeps nothing else waiting', async () => {
  const { context, state, sent, ask, wait, waiting } = await office()
  await ask('a@example.org')
  state.broken = true
  await deliverDue(context, compose)
  expect(await waiting()).toEqual([{ email: 'a@example.org', tries: 1 }])
  state.broken = false
  await ask('b@example.org')
  await deliverDue(context, compose)
  expect(sent.map(({ to }) => to)).toEqual(['b@example.org'])
  wait(30_000)
  await deliverDue(context, compose)
  expect([sent.map(({ to }) => to), await waiting()]).toEqual([['b@example.org', 'a@example.org'], []])
})

test('the log says by which codes a mail was refused, and nothing that quotes an address', async () => {
  const { context, ask } = await office()
  await ask('a@example.org')
  const refusal = Object.assign(new Error('550 no <a@example.org>'), { code: 'EENVELOPE', responseCode: 550 })
  const lines: string[] = []
  const log = pino({}, { write: (line) => void lines.push(line) })
  await deliverDue({ ...context, log, post: { ...context.post, send: () => Promise.reject(refusal) } }, compose)
  expect(lines).toEqual([expect.stringContaining('"tries":1,"why":"EENVELOPE 550","msg":"mail not sent"')])
  expect(lines.join('')).not.toContain('@')
})

test('what anybody asks for in the name of nobody keeps nobody’s mail waiting', async () => {
  const { context, sent, ask, askFor, waiting } = await office()
  for (let index = 1; index <= 50; index++) await askFor(`nobody${index}@example.org`)
  await ask('a@example.org')
  expect(await deliverDue(context, compose)).toBe(1)
  expect([sent.map(({ to }) => to), await waiting()]).toEqual([['a@example.org'], []])
})

test('what was claimed by a server that died is sent by another', async () => {
  const { context, sent, ask, wait } = await office()
  await ask('a@example.org')
  const dies: Compose = () => Promise.reject(new Error('killed'))
  await deliverDue(context, dies).catch(() => undefined)
  expect(await deliverDue(context, compose)).toBe(0)
  wait(120_000)
  expect([await deliverDue(context, compose), sent.length]).toEqual([1, 1])
})

test('what nobody takes for a week is given up', async () => {
  const { context, state, ask, wait, waiting } = await office()
  await ask('a@example.org')
  state.broken = true
  for (let hours = 0; hours < 24 * 7; hours++) {
    await deliverDue(context, compose)
    wait(3_600_000)
  }
  expect(await waiting()).toHaveLength(1)
  wait(3_600_000)
  await deliverDue(context, compose)
  expect(await waiting()).toEqual([])
})
