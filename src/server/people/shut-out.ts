import type { Tx } from '#server/context.ts'
import { lockDigest, removeDigest } from './credentials.ts'
import { endLinks } from './links.ts'
import { endSessionsOf } from './sessions.ts'

/**
 * Ends every way in that a person has: links, password, sessions, and the devices that they are known on. What they wrote
 * stays theirs, and what is still on a tablet is taken once they are invited and sign in again.
 */
export async function shutOut(tx: Tx, personId: string): Promise<void> {
  await lockDigest(tx, personId)
  await endLinks(tx, personId)
  await removeDigest(tx, personId)
  await endSessionsOf(tx, personId)
  await tx.deleteFrom('known_device').where('person_id', '=', personId).execute()
}
