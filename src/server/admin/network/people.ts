/**
 * Brings a person in, with their address and the roles that the file gives. Only roles that a file can give are ended by
 * one: who administers the server is not decided in a spreadsheet.
 */
import type { Grant } from '#domain/people.ts'
import { ROLES } from '#domain/people.ts'
import { actorOf } from '#server/db/actors.ts'
import { shutOut } from '#server/people/shut-out.ts'
import { beginRole, endRole } from '#server/roles.ts'
import type { Became, Bringing } from './bringing.ts'
import { networkId } from './ids.ts'
import type { NetworkRole, Person } from './network.ts'

const FROM_THE_FILE: readonly string[] = ['SL', 'HM', 'CT'] satisfies readonly NetworkRole[]

export async function bringPerson(bringing: Bringing, person: Person): Promise<Became> {
  const { context, tx } = bringing
  const id = networkId(context.sha256, 'person', person.key)
  const { name, email } = person
  const words = `the person ${name}`
  const before = await tx.selectFrom('person').where('id', '=', id).select(['name', 'email']).executeTakeFirst()
  const other =
    email === null
      ? undefined
      : await tx.selectFrom('person').where('email', '=', email).where('id', '!=', id).select('name').executeTakeFirst()
  if (other)
    return {
      became: 'refused',
      reasons: [`${email} is the address of ${other.name} in the store, who has another key.`],
    }
  const changes: string[] = []
  if (!before) await tx.insertInto('person').values({ id, name, email }).execute()
  else {
    if (before.name !== name) changes.push(`was called ${before.name}`)
    if (before.email !== email)
      changes.push(email === null ? 'cannot sign in any more' : `has the address ${email}, and is to be invited again`)
    if (changes.length > 0) await tx.updateTable('person').set({ name, email }).where('id', '=', id).execute()
    // Whoever has the earlier address may be somebody else, and may have chosen a password by now; or nobody any more.
    if (before.email !== email) await shutOut(tx, id)
  }
  changes.push(...(await bringRoles(bringing, id, person)))
  if (!before) return { became: 'made', words: [words, ...changes].join(', ') }
  return changes.length > 0 ? { became: 'changed', words, changes } : { became: 'left', words }
}

async function bringRoles({ context, tx }: Bringing, id: string, person: Person): Promise<readonly string[]> {
  const wanted = person.roles.map((role) => grantOf(context, role, person))
  const held = (await actorOf(tx, id)).grants.filter(({ role }) => FROM_THE_FILE.includes(role))
  const changes: string[] = []
  for (const grant of held.filter((each) => !wanted.some((other) => isSame(each, other)))) {
    await endRole(context, tx, id, grant)
    changes.push(`is not ${ROLES[grant.role].toLowerCase()} any more`)
  }
  for (const grant of wanted.filter((each) => !held.some((other) => isSame(each, other)))) {
    await beginRole(context, tx, id, grant)
    changes.push(`becomes ${ROLES[grant.role].toLowerCase()}`)
  }
  return changes
}

function grantOf({ sha256 }: Bringing['context'], role: NetworkRole, { school, hub }: Person): Grant {
  if (role === 'SL') return { role, schoolId: networkId(sha256, 'school', school!) }
  return role === 'HM' ? { role, hubId: networkId(sha256, 'hub', hub!) } : { role }
}

function isSame(one: Grant, other: Grant): boolean {
  return one.role === other.role && one.schoolId === other.schoolId && one.hubId === other.hubId
}
