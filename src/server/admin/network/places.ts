/**
 * Brings hubs, trusts and schools in. A school that goes to another hub changes who may read its reviews, so it goes
 * through the door through which rights are changed.
 */
import { moveSchool } from '#server/roles.ts'
import type { Became, Bringing } from './bringing.ts'
import { networkId } from './ids.ts'
import type { Named, School } from './network.ts'

export const bringHub = (bringing: Bringing, hub: Named): Promise<Became> => bringNamed(bringing, 'hub', hub)
export const bringTrust = (bringing: Bringing, trust: Named): Promise<Became> => bringNamed(bringing, 'trust', trust)

async function bringNamed({ context, tx }: Bringing, kind: 'hub' | 'trust', { key, name }: Named): Promise<Became> {
  const id = networkId(context.sha256, kind, key)
  const words = `the ${kind} ${name}`
  const before = await tx.selectFrom(kind).where('id', '=', id).select('name').executeTakeFirst()
  if (!before) {
    await tx.insertInto(kind).values({ id, name }).execute()
    return { became: 'made', words }
  }
  if (before.name === name) return { became: 'left', words }
  await tx.updateTable(kind).set({ name }).where('id', '=', id).execute()
  return { became: 'changed', words, changes: [`it was called ${before.name}`] }
}

export async function bringSchool({ context, tx, network }: Bringing, school: School): Promise<Became> {
  const { sha256 } = context
  const id = networkId(sha256, 'school', school.key)
  const words = `the school ${school.name}`
  const hubId = networkId(sha256, 'hub', school.hub)
  const trustId = school.trust === null ? null : networkId(sha256, 'trust', school.trust)
  const before = await tx.selectFrom('school').where('id', '=', id).selectAll().executeTakeFirst()
  if (!before) {
    await tx.insertInto('school').values({ id, name: school.name, hub_id: hubId, trust_id: trustId }).execute()
    return { became: 'made', words }
  }
  const changes: string[] = []
  if (before.name !== school.name) changes.push(`it was called ${before.name}`)
  if (before.trust_id !== trustId)
    changes.push(
      school.trust === null ? 'it is of no trust now' : `it is of ${network.trusts.get(school.trust)?.name} now`,
    )
  if (changes.length > 0)
    await tx.updateTable('school').set({ name: school.name, trust_id: trustId }).where('id', '=', id).execute()
  if (before.hub_id !== hubId) {
    changes.push(`it goes to ${network.hubs.get(school.hub)?.name}`)
    await moveSchool(context, tx, id, hubId)
  }
  return changes.length > 0 ? { became: 'changed', words, changes } : { became: 'left', words }
}
