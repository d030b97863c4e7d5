/** The demonstration's own mailbox: what it would have sent is read there, and anyone may have somebody invited. */
import { lettersOf } from '#server/letters.ts'
import { deliverDue } from '#server/mail/worker.ts'
import { idOf } from '#tests/world/known.ts'
import { type ServerWorld, serverWorld } from '#tests/world/server.ts'
import { PASSWORD, emailOf, visitor } from '#tests/world/visitor.ts'
import { expect, test } from 'vitest'

interface Mailbox {
  readonly mails: readonly { readonly to: string; readonly subject: string; readonly text: string }[]
}

const HOME = 'http://localhost:3000'
const deliver = ({ context }: ServerWorld) => deliverDue(context, lettersOf(context, HOME))

test('somebody invited from there finds a link, chooses a password and signs in with it', async () => {
  const world = await serverWorld()
  const { call, signIn } = visitor(world)
  expect((await call<Mailbox>('GET', '/demo/mailbox')).body).toEqual({ mails: [] })
  expect((await call('POST', '/demo/invitations', { persona: 'dan' })).body).toEqual({ invited: true })
  await deliver(world)
  const [mail] = (await call<Mailbox>('GET', '/demo/mailbox')).body.mails
  expect(mail).toMatchObject({ to: emailOf('dan'), subject: 'Your invitation to QA Review' })
  const token = mail?.text.split(`${HOME}/invitation#`)[1]?.slice(0, 43) ?? ''
  expect((await call('POST', '/link/password', { token, password: PASSWORD })).status).toBe(200)
  expect((await signIn(emailOf('dan'))).body.person.id).toBe(idOf('dan'))
})

test('the newest mail comes first, and nobody is invited who is not of the demonstration', async () => {
  const world = await serverWorld()
  const { call } = visitor(world)
  for (const persona of ['dan', 'amina']) {
    await call('POST', '/demo/invitations', { persona })
    await deliver(world)
  }
  expect((await call('POST', '/demo/invitations', { persona: 'nobody' })).problem).toBe('unknown-persona')
  expect(await deliver(world)).toBe(0)
  const { mails } = (await call<Mailbox>('GET', '/demo/mailbox')).body
  expect(mails.map(({ to }) => to)).toEqual([emailOf('amina'), emailOf('dan')])
})
