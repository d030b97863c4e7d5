import { inOwnTransaction } from '#server/db/transaction.ts'
import { idOf } from '#tests/world/known.ts'
import { serverWorld } from '#tests/world/server.ts'
import { emailOf, joined, sendInvitation, visitor } from '#tests/world/visitor.ts'
import { expect, test } from 'vitest'
import { shutOut } from './shut-out.ts'

test('neither session nor password nor link of theirs lets anybody in, and an invitation begins anew', async () => {
  const world = await serverWorld()
  await joined(world, 'amina')
  await joined(world, 'dan')
  const [amina, dan] = [visitor(world), visitor(world)]
  expect((await amina.signIn(emailOf('amina'))).status).toBe(200)
  expect((await dan.signIn(emailOf('dan'))).status).toBe(200)
  const token = await sendInvitation(world, 'amina')

  await inOwnTransaction(world.context, (tx) => shutOut(tx, idOf('amina')))

  expect((await amina.call('GET', '/me')).problem).toBe('sign-in')
  expect((await amina.signIn(emailOf('amina'))).problem).toBe('wrong-credentials')
  expect((await visitor(world).call('POST', '/link', { token })).problem).toBe('link-ended')
  expect((await dan.call('GET', '/me')).status).toBe(200)
  await joined(world, 'amina')
  expect((await amina.signIn(emailOf('amina'))).status).toBe(200)
})
