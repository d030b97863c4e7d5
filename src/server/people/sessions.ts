import { actorOf } from '#server/db/actors.ts'
import type { SessionStore } from '#server/http/endpoint.ts'

/** Sessions in the store, under the digest of their token. Ended ones are removed: there is nothing to prove by them. */
export const sessions: SessionStore = {
  async find(tx, key) {
    const row = await tx.selectFrom('session').where('key', '=', key).select(['person_id', 'until']).executeTakeFirst()
    return row ? { actor: await actorOf(tx, row.person_id), until: row.until } : null
  },
  async begin(tx, { key, personId, until }) {
    await tx.insertInto('session').values({ key, person_id: personId, until }).execute()
  },
  async prolong(tx, key, until) {
    await tx.updateTable('session').set({ until }).where('key', '=', key).execute()
  },
  async end(tx, key) {
    await tx.deleteFrom('session').where('key', '=', key).execute()
  },
}
