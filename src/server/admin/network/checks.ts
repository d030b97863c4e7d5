/** What can only be seen with the whole file in view: what is named and not there, what is there twice. */
import type { Mistake } from './file.ts'
import type { Network, Person, Review } from './network.ts'

/** Everything that a row names and that the file does not have. */
export function missing({ hubs, trusts, schools, people, reviews }: Network): readonly Mistake[] {
  const mistakes: Mistake[] = []
  const look = (line: number, kind: string, key: string | null, known: ReadonlyMap<string, unknown>) => {
    if (key !== null && key !== '' && !known.has(key))
      mistakes.push({ line, words: `There is no ${kind} ${key} in this file.` })
  }
  for (const { line, hub, trust } of schools.values()) {
    look(line, 'hub', hub, hubs)
    look(line, 'trust', trust, trusts)
  }
  for (const { line, school, hub } of people.values()) {
    look(line, 'school', school, schools)
    look(line, 'hub', hub, hubs)
  }
  for (const { line, school, lead, reviewers } of reviews.values()) {
    look(line, 'school', school, schools)
    for (const key of new Set([lead, ...reviewers])) look(line, 'person', key, people)
  }
  return mistakes
}

/** An address is one person's: it is what they sign in with. */
export function sharedAddresses({ people }: Network): readonly Mistake[] {
  const byAddress = Map.groupBy([...people.values()].filter(hasAddress), ({ email }) => email)
  return [...byAddress.values()].flatMap(([first, ...others]) =>
    others.map(({ line, email }) => ({ line, words: `${email} is the address of line ${first!.line} already.` })),
  )
}

function hasAddress(person: Person): boolean {
  return person.email !== null
}

/** Nobody is on a team twice. */
export function teams({ reviews }: Network): readonly Mistake[] {
  return [...reviews.values()].flatMap(({ line, lead, reviewers }: Review) => {
    const team = [lead, ...reviewers]
    const twice = new Set(team.filter((key, index) => team.indexOf(key) !== index))
    return [...twice].map((key) => ({ line, words: `${key} is on this team twice.` }))
  })
}
