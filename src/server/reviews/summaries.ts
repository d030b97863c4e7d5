/**
 * Reviews as their people see them from outside: the school, the days, the state, the team. Which reviews somebody
 * may read is the policy's word; the query only keeps it from being asked about reviews that are none of theirs.
 */
import type { ReviewSummary } from '#domain/api/reviews.ts'
import { type Actor, roleOn } from '#domain/people.ts'
import { may } from '#domain/policy.ts'
import type { Tx } from '#server/context.ts'
import { isIn, statement } from '#server/db/statement.ts'

/** The reviews that a person may read now, the latest first. One is listed once it has been given a lead. */
export async function summariesFor(tx: Tx, actor: Actor, only?: string): Promise<readonly ReviewSummary[]> {
  const rows = await readNear(tx, actor, only)
  const readable = rows.filter((row) => may(actor, 'review.read', { review: row }))
  const teams = await readTeams(
    tx,
    readable.map((row) => row.id),
  )
  return readable.flatMap((row) => {
    const all = teams.get(row.id) ?? []
    const team = all.filter((member) => member.endedAt === null)
    const lead = [...team, ...all].find((member) => member.role === 'LR')
    if (!lead) return []
    return {
      id: row.id,
      school: { id: row.schoolId, name: row.school },
      framework: row.framework,
      state: row.state,
      from: row.from_day,
      to: row.to_day,
      lead: lead.personId,
      team: team.map(({ personId, name, role }) => ({ personId, name, role })),
      myRole: roleOn(actor, row)!,
    }
  })
}

/** Every review that one of the person's roles could have to do with. */
async function readNear(tx: Tx, { grants }: Actor, only?: string) {
  const near = {
    reviews: grants.flatMap((grant) => grant.reviewId ?? []),
    schools: grants.flatMap((grant) => grant.schoolId ?? []),
    hubs: grants.flatMap((grant) => grant.hubId ?? []),
  }
  const isCentral = grants.some((grant) => grant.role === 'CT')
  const rows =
    only === undefined
      ? await (isCentral ? everything(tx, {}) : allNear(tx, near))
      : await (isCentral ? theOne(tx, { only }) : theOneNear(tx, { ...near, only }))
  return rows.map((row) => ({ ...row, statuses: new Map() }))
}

interface Near {
  readonly reviews: readonly string[]
  readonly schools: readonly string[]
  readonly hubs: readonly string[]
}

const reviewsIn = (tx: Tx) =>
  tx
    .selectFrom('review')
    .innerJoin('school', 'school.id', 'review.school_id')
    .select([
      'review.id',
      'review.school_id as schoolId',
      'school.name as school',
      'school.hub_id as hubId',
      'review.framework',
      'review.state',
      'review.from_day',
      'review.to_day',
    ])
    .orderBy('review.from_day', 'desc')
    .orderBy('school.name')

const reviewsNear = (tx: Tx, { reviews, schools, hubs }: Near) =>
  reviewsIn(tx).where((eb) =>
    eb.or([isIn(tx, 'review.id', reviews), isIn(tx, 'review.school_id', schools), isIn(tx, 'school.hub_id', hubs)]),
  )

const everything = statement(reviewsIn)
const allNear = statement(reviewsNear)
const theOne = statement((tx, { only }: { only: string }) => reviewsIn(tx).where('review.id', '=', only))
const theOneNear = statement((tx, near: Near & { only: string }) =>
  reviewsNear(tx, near).where('review.id', '=', near.only),
)

interface Member {
  readonly personId: string
  readonly name: string
  readonly role: 'PR' | 'LR'
  readonly endedAt: string | null
}

/** Everyone who is or was on each review's team: whoever led it last stays its lead until somebody else is. */
async function readTeams(tx: Tx, reviews: readonly string[]): Promise<ReadonlyMap<string, readonly Member[]>> {
  if (reviews.length === 0) return new Map()
  const rows = await membersOf(tx, { reviews })
  const teams = new Map<string, Member[]>()
  for (const { review_id: review, role, ended_at: endedAt, id: personId, name } of rows) {
    const member = { personId, name, role: role as 'PR' | 'LR', endedAt }
    teams.set(review!, [...(teams.get(review!) ?? []), member])
  }
  return teams
}

const membersOf = statement((tx, { reviews }: { reviews: readonly string[] }) =>
  tx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .where(isIn(tx, 'role_grant.review_id', reviews))
    .where('role_grant.role', 'in', ['PR', 'LR'])
    .select(['role_grant.review_id', 'role_grant.role', 'role_grant.ended_at', 'person.id', 'person.name'])
    .orderBy('role_grant.role')
    .orderBy('role_grant.ended_at', 'desc')
    .orderBy('person.name'),
)
