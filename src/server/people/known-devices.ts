import type { Context, Tx } from '#server/context.ts'

/** Whether this person has signed in on this device before. `key` is the digest of the device's own token. */
export async function isKnown(tx: Tx, key: string | null, personId: string): Promise<boolean> {
  if (key === null) return false
  const row = await tx
    .selectFrom('known_device')
    .where('key', '=', key)
    .where('person_id', '=', personId)
    .select('key')
    .executeTakeFirst()
  return row !== undefined
}

export async function remember({ now }: Context, tx: Tx, key: string, personId: string): Promise<void> {
  await tx
    .insertInto('known_device')
    .values({ key, person_id: personId, used_at: now() })
    .onConflict((conflict) => conflict.columns(['key', 'person_id']).doUpdateSet({ used_at: now() }))
    .execute()
}
