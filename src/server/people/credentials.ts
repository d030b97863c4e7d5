/**
 * People's credentials, kept by better-auth in its own tables. Its user is found by our person's id and never the other
 * way round; the address that it wants for one is made of that id, so that a person's own may change.
 */
import { betterAuth } from 'better-auth'
import type { Tx } from '#server/context.ts'
import { signInLibrary } from '#server/db/sign-in-library.ts'

const KIND = 'credential'
const addressOf = (personId: string) => `${personId}@person.invalid`

async function libraryIn(tx: Tx) {
  const { internalAdapter } = await betterAuth(signInLibrary(tx)).$context
  return internalAdapter
}

/** The digest of a person's password, or null while they have none. */
export async function digestIn(tx: Tx, personId: string): Promise<string | null> {
  const library = await libraryIn(tx)
  const found = await library.findUserByEmail(addressOf(personId), { includeAccounts: true })
  return found?.accounts.find(({ providerId }) => providerId === KIND)?.password ?? null
}

/**
 * As `digestIn`, and nobody else changes it until the transaction ends: a sign-in that is compared while the password
 * changes would begin a session that the change has not ended.
 */
export async function lockDigest(tx: Tx, personId: string): Promise<string | null> {
  await tx
    .updateTable('person')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('id', '=', personId)
    .execute()
  return digestIn(tx, personId)
}

/** They have none any more. */
export async function removeDigest(tx: Tx, personId: string): Promise<void> {
  const library = await libraryIn(tx)
  const found = await library.findUserByEmail(addressOf(personId))
  if (found) await library.deleteAccounts(found.user.id)
}

/** Its place in the store must have been locked before, by `lockDigest`. */
export async function putDigest(tx: Tx, personId: string, digest: string): Promise<void> {
  const library = await libraryIn(tx)
  const found = await library.findUserByEmail(addressOf(personId), { includeAccounts: true })
  const user =
    found?.user ??
    (await library.createUser(
      { email: addressOf(personId), name: '', emailVerified: true },
      { method: 'email-password' },
    ))
  if (found?.accounts.some(({ providerId }) => providerId === KIND)) await library.updatePassword(user.id, digest)
  else await library.linkAccount({ userId: user.id, accountId: user.id, providerId: KIND, password: digest })
}
