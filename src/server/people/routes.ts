import type { Answer } from '#domain/api.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { Call, Handlers } from '#server/http/endpoint.ts'
import { personOf } from './person.ts'

async function me({ tx, session: { actor, until } }: Call<'me'>): Promise<Answer<'me'> | Problem> {
  const person = await personOf(tx, actor.personId)
  return person ? { person, session: { until } } : problem('sign-in')
}

/** The session itself is ended by the endpoint that found it. */
async function signOut(): Promise<Answer<'signOut'>> {
  return { ended: true }
}

export const peopleHandlers: Pick<Handlers, 'me' | 'signOut'> = { me, signOut }
