/**
 * Puts people, schools and reviews into a store. A review begins as the server makes any, and its team is given their
 * roles one by one.
 */
import type { Role } from '#domain/people.ts'
import type { Context, Tx } from '#server/context.ts'
import { planReview } from '#server/planning.ts'
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
      .values({ id: demoId(sha256, 'person', persona), name: personas[persona].name, email: `${persona}@example.org` })
      .execute()
  }
  const person = (persona: Persona) => demoId(sha256, 'person', persona)
  await beginRole(context, tx, person('helen'), { role: 'SL', schoolId: demoId(sha256, 'school', 'thistledown') })
  await beginRole(context, tx, person('tom'), { role: 'HM', hubId: demoId(sha256, 'hub', 'fennel-valley') })
  await beginRole(context, tx, person('grace'), { role: 'CT' })
}

export interface ReviewPlan {
  readonly framework: string
  /** The first of three days, as `2026-11-20`. */
  readonly from: string
  readonly to: string
  readonly lead: Persona
  readonly peers: readonly Persona[]
}

/** Makes a planned review of a school, and gives its team their roles. `name` tells it from the school's other ones. */
export async function buildReview(
  context: Context,
  tx: Tx,
  school: SchoolKey,
  plan: ReviewPlan,
  name: string = school,
): Promise<string> {
  const { sha256 } = context
  const id = demoId(sha256, 'review', name)
  const { framework, from, to } = plan
  await planReview(context, tx, { id, schoolId: demoId(sha256, 'school', school), framework, from, to })
  const team: [Persona, Role][] = [[plan.lead, 'LR'], ...plan.peers.map((peer): [Persona, Role] => [peer, 'PR'])]
  for (const [persona, role] of team)
    await beginRole(context, tx, demoId(sha256, 'person', persona), { role, reviewId: id })
  return id
}
