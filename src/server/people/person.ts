import type { Person } from '#domain/api/people.ts'
import type { Tx } from '#server/context.ts'
import { actorOf } from '#server/db/actors.ts'

/** A person with the roles that they hold now, or null when there is nobody of that id. */
export async function personOf(tx: Tx, id: string): Promise<Person | null> {
  const row = await tx.selectFrom('person').where('id', '=', id).select(['id', 'name']).executeTakeFirst()
  if (!row) return null
  const { grants } = await actorOf(tx, id)
  return { ...row, roles: grants.map((grant) => ({ ...grant })) }
}
