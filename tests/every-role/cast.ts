/**
 * One person for each column of the table of who may do what, who holds exactly that role and has a session of their own,
 * and a colleague whose things the others ask about. Whoever has a link, or nothing at all, has no session.
 */
import { inOwnTransaction } from '#server/db/transaction.ts'
import { demoId } from '#server/demo/ids.ts'
import type { SchoolKey, hubs } from '#server/demo/schools.ts'
import { beginSession } from '#server/http/session.ts'
import { sessions } from '#server/people/sessions.ts'
import { beginRole } from '#server/roles.ts'
import type { Grant } from '#domain/people.ts'
import type { Column } from '#tests/policy-table.ts'
import { sha256 } from '#tests/world/known.ts'
import type { ServerWorld } from '#tests/world/server.ts'
import { type Visitor, visitor } from '#tests/world/visitor.ts'
import { v7 } from 'uuid'

/** Those of the review under trial (PR, LR and the colleague) are given their roles with it. */
export const SOMEBODY = ['PR', 'PRx', 'LR', 'LRx', 'SL', 'SLx', 'HM', 'HMx', 'CT', 'SA', 'AP'] as const
export type Signed = (typeof SOMEBODY)[number] | 'colleague'

export interface Member {
  readonly id: string
  readonly call: Visitor['call']
}
export type Cast = { readonly [member in Column | 'colleague']: Member }

export const SCHOOL = schoolOf('thistledown')

export async function castOf(world: ServerWorld): Promise<Cast> {
  const standing: { readonly [member in Signed]: Grant | null } = {
    PR: null,
    PRx: { role: 'PR', reviewId: world.rid },
    LR: null,
    LRx: { role: 'LR', reviewId: world.rid },
    SL: { role: 'SL', schoolId: SCHOOL },
    SLx: { role: 'SL', schoolId: schoolOf('sorrel') },
    HM: { role: 'HM', hubId: hubOf('fennel-valley') },
    HMx: { role: 'HM', hubId: hubOf('otter-water') },
    CT: { role: 'CT' },
    SA: { role: 'SA' },
    AP: { role: 'AP' },
    colleague: null,
  }
  const members = Object.entries(standing).map(
    async ([name, grant]) => [name, await member(world, name, grant)] as const,
  )
  const nobody = { id: v7(), call: visitor(world).call }
  return { ...Object.fromEntries(await Promise.all(members)), LK: nobody, AN: nobody } as Cast
}

async function member(world: ServerWorld, name: string, grant: Grant | null): Promise<Member> {
  const { context } = world
  const id = v7()
  await inOwnTransaction(context, async (tx) => {
    await tx
      .insertInto('person')
      .values({ id, name, email: `${name.toLowerCase()}@example.org` })
      .execute()
    if (grant) await beginRole(context, tx, id, grant)
  })
  return { id, call: await signedIn(world, id) }
}

/** A browser with a session of this person's. */
export async function signedIn(world: ServerWorld, personId: string): Promise<Visitor['call']> {
  const { context } = world
  const beginning = { personId, device: 'Safari on an iPad', before: null }
  const token = await inOwnTransaction(context, (tx) => beginSession(context, sessions, tx, beginning))
  return visitor(world, { cookie: `qar-session=${token}` }).call
}

function schoolOf(key: SchoolKey): string {
  return demoId(sha256, 'school', key)
}

function hubOf(key: keyof typeof hubs): string {
  return demoId(sha256, 'hub', key)
}
