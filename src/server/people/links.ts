/**
 * Links with which somebody chooses a password. Each works once and for a time, and a newer one ends those before it;
 * only an invitation outlasts what is sent on a forgotten password, since anybody can ask for that.
 * The store has only a digest of what stands in the link.
 */
import { randomBytes } from 'node:crypto'
import type { Context, Tx } from '#server/context.ts'
import type { Link } from '#server/db/schema.ts'

const HOUR_MS = 3_600_000
const WORKS_FOR_MS: Readonly<Record<Link['purpose'], number>> = {
  invitation: 7 * 24 * HOUR_MS,
  forgotten: HOUR_MS,
}

export interface LinkedPerson {
  readonly personId: string
  readonly purpose: Link['purpose']
  readonly name: string
  readonly email: string
}

/** Makes a link and returns its token, which is not known to anybody afterwards but whoever is sent it. */
export async function makeLink(context: Context, tx: Tx, personId: string, purpose: Link['purpose']): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const until = new Date(Date.parse(context.now()) + WORKS_FOR_MS[purpose]).toISOString()
  if (purpose === 'invitation') await endLinks(tx, personId)
  else await tx.deleteFrom('link').where('person_id', '=', personId).where('purpose', '=', purpose).execute()
  await tx
    .insertInto('link')
    .values({ key: context.sha256(token), person_id: personId, purpose, until })
    .execute()
  return token
}

/** Whose link it is, or null when it does not work, or no longer. */
export async function readLink(context: Context, tx: Tx, token: string): Promise<LinkedPerson | null> {
  const row = await tx
    .selectFrom('link')
    .innerJoin('person', 'person.id', 'link.person_id')
    .where('link.key', '=', context.sha256(token))
    .where('link.until', '>', context.now())
    .select(['person.id', 'person.name', 'person.email', 'link.purpose'])
    .executeTakeFirst()
  return row ? { personId: row.id, purpose: row.purpose, name: row.name, email: row.email ?? '' } : null
}

/** Uses it up, and every other of that person; false when it does not work, or somebody was quicker. */
export async function takeLink(context: Context, tx: Tx, token: string): Promise<boolean> {
  const taken = await tx
    .deleteFrom('link')
    .where('key', '=', context.sha256(token))
    .where('until', '>', context.now())
    .returning('person_id')
    .executeTakeFirst()
  if (taken) await endLinks(tx, taken.person_id)
  return taken !== undefined
}

export async function endLinks(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('link').where('person_id', '=', personId).execute()
}
