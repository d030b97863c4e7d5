/**
 * Where people and custody meet: a role begins or ends, and every review that it has to do with is told. Rights
 * are changes: whoever may read more, or less, learns it by their next pull.
 */
import type { JsonObject } from '#domain/custody/canonical.ts'
import type { Grant } from '#domain/people.ts'
import type { Context, Tx } from '#server/context.ts'
import { roleMoved } from '#server/custody/by-the-server.ts'
import { openLedger } from '#server/custody/ledger.ts'
import { close } from '#server/custody/putting-down.ts'
import { carryOut } from '#server/carry-out.ts'
import { beginGrant, endGrants, managersOf, reviewsOf } from '#server/people/grants.ts'

/** Gives a person a role, and judges again what they had handed in while they could not. */
export async function beginRole(context: Context, tx: Tx, personId: string, grant: Grant): Promise<void> {
  const id = context.newId()
  await beginGrant(tx, { ...grant, id, personId }, context.now())
  await tell(context, tx, personId, grant, [id], 'begun')
}

/** Ends a person's role. What they had written and handed in stays, and they may still hand in the rest. */
export async function endRole(context: Context, tx: Tx, personId: string, grant: Grant): Promise<void> {
  const ids = await endGrants(tx, personId, grant, context.now())
  if (ids.length > 0) await tell(context, tx, personId, grant, ids, 'ended')
}

/** A school goes to another hub: for its reviews, the managers' roles end with the one and begin with the other. */
export async function moveSchool(context: Context, tx: Tx, schoolId: string, hubId: string): Promise<void> {
  const school = tx.selectFrom('school').where('id', '=', schoolId)
  const before = await school.select('hub_id').executeTakeFirstOrThrow()
  await tx.updateTable('school').set({ hub_id: hubId }).where('id', '=', schoolId).execute()
  const reviews = await reviewsOf(tx, { role: 'SL', schoolId })
  for (const [hub, happened] of [
    [before.hub_id, 'ended'],
    [hubId, 'begun'],
  ] as const) {
    for (const { id, personId } of await managersOf(tx, hub))
      await tell(context, tx, personId, { role: 'HM', hubId: hub }, [id], happened, reviews)
  }
}

/**
 * A school's agreement with the managers of its hub begins or ends: of what is published they are given more, or less. One
 * that ends with its year is not told of: a tablet learns it by the digest.
 */
export async function agreementMoved(
  context: Context,
  tx: Tx,
  { schoolId, hubId }: { readonly schoolId: string; readonly hubId: string },
  ids: readonly string[],
  happened: 'begun' | 'ended',
): Promise<void> {
  const published = await tx
    .selectFrom('review')
    .where('school_id', '=', schoolId)
    .where('state', 'in', ['U', 'A'])
    .select('id')
    .orderBy('id')
    .execute()
  const reviews = published.map(({ id }) => id)
  for (const { personId } of await managersOf(tx, hubId))
    await tell(context, tx, personId, { role: 'HM', hubId }, ids, happened, reviews)
}

async function tell(
  context: Context,
  tx: Tx,
  personId: string,
  grant: Grant,
  ids: readonly string[],
  happened: 'begun' | 'ended',
  reviews?: readonly string[],
): Promise<void> {
  const { role, reviewId = null, schoolId = null, hubId = null } = grant
  const journalled: JsonObject = { ids, role, reviewId, schoolId, hubId }
  for (const review of reviews ?? (await reviewsOf(tx, grant))) {
    const ledger = await openLedger(context, tx, carryOut, review)
    if (!ledger) throw new Error(`A role was given for a review that does not exist: ${review}`)
    await roleMoved(ledger, personId, journalled, happened)
    await close(ledger)
  }
}
