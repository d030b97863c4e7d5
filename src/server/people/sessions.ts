/**
 * Sessions in the store, under the digest of their token, each with the device that it is on. Ended ones are removed:
 * there is nothing to prove by them.
 */
import type { Answer } from '#domain/api.ts'
import { mayWithPeople } from '#domain/policy.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { Db, Tx } from '#server/context.ts'
import { GRANT, isGrant, toGrant } from '#server/db/actors.ts'
import { statement } from '#server/db/statement.ts'
import type { Call, SessionStore } from '#server/http/endpoint.ts'
import { usedAt } from '#server/http/session.ts'

/** With a row for each role that its person holds now, and one row for whoever holds none. */
const sessionsUnder = statement((db: Db, { key }: { key: string }) =>
  db
    .selectFrom('session')
    .leftJoin('role_grant', (join) =>
      join.onRef('role_grant.person_id', '=', 'session.person_id').on('role_grant.ended_at', 'is', null),
    )
    .where('session.key', '=', key)
    .select(['session.id', 'session.person_id', 'session.until', ...GRANT])
    .orderBy('role_grant.since')
    .orderBy('role_grant.id'),
)

export const sessions: SessionStore = {
  async find(db, key) {
    const rows = await sessionsUnder(db, { key })
    const [row] = rows
    if (!row) return null
    const { id, person_id: personId, until } = row
    return { id, actor: { personId, grants: rows.filter(isGrant).map(toGrant) }, until }
  },
  async begin(tx, { id, key, personId, device, at, until }) {
    await tx.insertInto('session').values({ id, key, person_id: personId, device, begun_at: at, until }).execute()
  },
  async prolong(tx, key, until) {
    await tx.updateTable('session').set({ until }).where('key', '=', key).execute()
  },
  async end(tx, key) {
    await tx.deleteFrom('session').where('key', '=', key).execute()
  },
}

export async function listSessions({ context, tx, actor, session }: Call<'sessions'>): Promise<Answer<'sessions'>> {
  const rows = await tx
    .selectFrom('session')
    .where('person_id', '=', actor.personId)
    .where('until', '>', context.now())
    .orderBy('until', 'desc')
    .orderBy('id', 'desc')
    .select(['id', 'device', 'begun_at', 'until'])
    .execute()
  const person = await tx.selectFrom('person').where('id', '=', actor.personId).select('email').executeTakeFirst()
  return {
    email: person?.email ?? null,
    sessions: rows.map(({ id, device, begun_at, until }) => ({
      id,
      device,
      begunAt: begun_at,
      usedAt: usedAt(until),
      current: id === session.id,
    })),
  }
}

/** A session that one may not end is not there. */
export async function endSession({ tx, actor, params }: Call<'endSession'>): Promise<Answer<'endSession'> | Problem> {
  const row = await tx.selectFrom('session').where('id', '=', params.sid).select('person_id').executeTakeFirst()
  if (!row || !mayWithPeople(actor, 'session.end', { owner: row.person_id })) return problem('not-found')
  await tx.deleteFrom('session').where('id', '=', params.sid).execute()
  return { ended: true }
}

export async function endOtherSessions({
  tx,
  actor,
  session,
}: Call<'endOtherSessions'>): Promise<Answer<'endOtherSessions'>> {
  return { ended: await endSessionsOf(tx, actor.personId, session.id) }
}

/** Ends a person's sessions, all but one if one is named, and says how many there were. */
export async function endSessionsOf(tx: Tx, personId: string, but?: string): Promise<number> {
  let query = tx.deleteFrom('session').where('person_id', '=', personId)
  if (but !== undefined) query = query.where('id', '!=', but)
  return (await query.returning('id').execute()).length
}
