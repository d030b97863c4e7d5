/**
 * Brings a review in with its team. Its school and framework stay what they were when it was made; its days and its team
 * follow the file until the fieldwork is over. Whoever leaves the team in the file leaves it through the same door as
 * anybody else: what they wrote stays, and everyone's tablet learns it.
 */
import { type Grant, REVIEW_STATES, ROLES } from '#domain/people.ts'
import { planReview } from '#server/planning.ts'
import { beginRole, endRole } from '#server/roles.ts'
import type { Became, Bringing } from './bringing.ts'
import { networkId } from './ids.ts'
import { notIndependent } from './independence.ts'
import type { Review } from './network.ts'

/** States in which a review can still be given other days and another team. */
const OPEN = ['P', 'F']

interface Member {
  readonly personId: string
  readonly name: string
  readonly role: 'LR' | 'PR'
}

export async function bringReview(bringing: Bringing, review: Review): Promise<Became> {
  const { context, tx, network } = bringing
  const id = networkId(context.sha256, 'review', review.key)
  const school = network.schools.get(review.school)
  const words = `the review ${review.key} of ${school?.name ?? review.school}`
  const schoolId = networkId(context.sha256, 'school', review.school)
  const before = await tx.selectFrom('review').where('id', '=', id).selectAll().executeTakeFirst()
  const wanted = teamOf(bringing, review)
  const held = await heldTeam(bringing, id)
  const leaving = held.filter((each) => !wanted.some((other) => isSame(each, other)))
  const joining = wanted.filter((each) => !held.some((other) => isSame(each, other)))
  const moved = before !== undefined && (before.from_day !== review.from || before.to_day !== review.to)

  const reasons = joining.flatMap(({ key }) => notIndependent(network, key, review.school) ?? [])
  if (before && before.school_id !== schoolId)
    reasons.push('This review is of another school. A review of this one needs a key of its own.')
  if (before && before.framework !== review.framework)
    reasons.push(`This review was made with the framework ${before.framework} and keeps it.`)
  if (before && !OPEN.includes(before.state) && (moved || leaving.length + joining.length > 0))
    reasons.push(`Its state is “${REVIEW_STATES[before.state]}”: its days and its team cannot be changed any more.`)
  if (reasons.length > 0) return { became: 'refused', reasons }

  const { framework, from, to } = review
  if (!before) await planReview(context, tx, { id, schoolId, framework, from, to })
  else if (moved) await tx.updateTable('review').set({ from_day: from, to_day: to }).where('id', '=', id).execute()
  for (const { personId, role } of leaving) await endRole(context, tx, personId, grantOf(role, id))
  for (const { personId, role } of joining) await beginRole(context, tx, personId, grantOf(role, id))
  if (!before) return { became: 'made', words: `${words}, ${from} to ${to}, with a team of ${wanted.length}` }
  const changes = [
    ...(moved ? [`it is from ${from} to ${to}`] : []),
    ...leaving.map(({ name, role }) => `${name} is not its ${ROLES[role].toLowerCase()} any more`),
    ...joining.map(({ name, role }) => `${name} becomes its ${ROLES[role].toLowerCase()}`),
  ]
  return changes.length > 0 ? { became: 'changed', words, changes } : { became: 'left', words }
}

function teamOf(
  { context, network }: Bringing,
  { lead, reviewers }: Review,
): readonly (Member & { readonly key: string })[] {
  const member = (key: string, role: Member['role']) => {
    const personId = networkId(context.sha256, 'person', key)
    return { key, role, personId, name: network.people.get(key)?.name ?? key }
  }
  return [member(lead, 'LR'), ...reviewers.map((key) => member(key, 'PR'))]
}

async function heldTeam({ tx }: Bringing, reviewId: string): Promise<readonly Member[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .where('review_id', '=', reviewId)
    .where('role', 'in', ['LR', 'PR'])
    .where('ended_at', 'is', null)
    .select(['person_id as personId', 'person.name', 'role'])
    .orderBy('person.name')
    .execute()
  return rows as readonly Member[]
}

function isSame(one: Member, other: Member): boolean {
  return one.personId === other.personId && one.role === other.role
}

function grantOf(role: Member['role'], reviewId: string): Grant {
  return { role, reviewId }
}
