import type { Network } from './network.ts'

/**
 * Why somebody may not review this school, or null: a reviewer is of no school of the same hub or trust, and manages
 * another hub. Whoever has no school in the file, such as a retired inspector, is taken to be independent.
 */
export function notIndependent(
  { people, schools, hubs, trusts }: Network,
  key: string,
  schoolKey: string,
): string | null {
  const person = people.get(key)
  const school = schools.get(schoolKey)
  if (!person || !school) return null
  const own = person.school === null ? undefined : schools.get(person.school)
  const refused = (because: string) => `${person.name} cannot review ${school.name}: ${because}.`
  if (own === school) return refused('it is their own school')
  if (own?.hub === school.hub) return refused(`their own school is in ${hubs.get(school.hub)?.name} too`)
  if (person.hub === school.hub) return refused(`they manage ${hubs.get(school.hub)?.name}`)
  if (own?.trust != null && own.trust === school.trust)
    return refused(`their own school is of ${trusts.get(own.trust)?.name} too`)
  return null
}
