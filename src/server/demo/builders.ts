/**
 * Puts people, schools and reviews into a store. A review begins as the server makes any: planned, with its
 * document `review` decided by the system, and with its team given their roles one by one.
 */
import type { ReviewState, Role } from '#domain/people.ts'
import { STATE_FIELD } from '#domain/moderation/review-document.ts'
import type { Json } from '#domain/custody/canonical.ts'
import type { Context, Tx } from '#server/context.ts'
import { decideBySystem } from '#server/custody/by-the-server.ts'
import { openLedger } from '#server/custody/ledger.ts'
import { close } from '#server/custody/putting-down.ts'
import { carryOut } from '#server/moderation/carry-out.ts'
import { beginRole } from '#server/roles.ts'
import { demoId } from './ids.ts'
import { PERSONAS, type Persona, personas } from './people.ts'
import { type SchoolKey, hubs, schools, trusts } from './schools.ts'

export async function buildNetwork(context: Context, tx: Tx): Promise<void> {
  const { sha256 } = context
  for (const [key, name] of Object.entries(hubs)) {
    await tx
      .insertInto('hub')
      .values({ id: demoId(sha256, 'hub', key), name })
      .execute()
  }
  for (const [key, name] of Object.entries(trusts)) {
    await tx
      .insertInto('trust')
      .values({ id: demoId(sha256, 'trust', key), name })
      .execute()
  }
  for (const [key, { name, hub, trust }] of Object.entries(schools)) {
    const trust_id = trust === null ? null : demoId(sha256, 'trust', trust)
    const row = { id: demoId(sha256, 'school', key), name, hub_id: demoId(sha256, 'hub', hub), trust_id }
    await tx.insertInto('school').values(row).execute()
  }
  for (const persona of PERSONAS) {
    await tx
      .insertInto('person')
      .values({ id: demoId(sha256, 'person', persona), name: personas[persona].name })
      .execute()
  }
  const person = (persona: Persona) => demoId(sha256, 'person', persona)
  await beginRole(context, tx, person('helen'), { role: 'SL', schoolId: demoId(sha256, 'school', 'thistledown') })
  await beginRole(context, tx, person('tom'), { role: 'HM', hubId: demoId(sha256, 'hub', 'fennel-valley') })
  await beginRole(context, tx, person('grace'), { role: 'CT' })
}

export interface ReviewPlan {
  /** The first of three days, as `2026-11-20`. */
  readonly from: string
  readonly to: string
  readonly lead: Persona
  readonly peers: readonly Persona[]
}

/** Makes a planned review of a school, and gives its team their roles. */
export async function buildReview(context: Context, tx: Tx, school: SchoolKey, plan: ReviewPlan): Promise<string> {
  const { sha256 } = context
  const id = demoId(sha256, 'review', school)
  const row = {
    id,
    school_id: demoId(sha256, 'school', school),
    framework: 'qar-2019',
    state: 'P' as ReviewState,
    from_day: plan.from,
    to_day: plan.to,
    created_at: context.now(),
    seq: 0,
  }
  await tx.insertInto('review').values(row).execute()
  await decideAsSystem(context, tx, id, [[STATE_FIELD, 'P']])
  const team: [Persona, Role][] = [[plan.lead, 'LR'], ...plan.peers.map((peer): [Persona, Role] => [peer, 'PR'])]
  for (const [persona, role] of team)
    await beginRole(context, tx, demoId(sha256, 'person', persona), { role, reviewId: id })
  return id
}

/** Decides fields of a review's document in the name of the system. */
export async function decideAsSystem(
  context: Context,
  tx: Tx,
  reviewId: string,
  decides: readonly (readonly [field: string, value: Json])[],
): Promise<void> {
  const ledger = await openLedger(context, tx, carryOut, reviewId)
  if (!ledger) throw new Error(`There is no review ${reviewId}`)
  await decideBySystem(ledger, decides)
  await close(ledger)
}
