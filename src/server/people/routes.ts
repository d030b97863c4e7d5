/** Every route about people and how they sign in, with what answers it. What is more than a line stands in a file of its own. */
import type { Answer } from '#domain/api.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { Call, Handlers } from '#server/http/endpoint.ts'
import { invite } from '#server/invite.ts'
import { changePassword, choosePassword, forgotPassword, whoseLink } from './passwords.ts'
import { personOf } from './person.ts'
import { endOtherSessions, endSession, listSessions } from './sessions.ts'
import { signIn } from './sign-in.ts'

async function entrance({ context }: Call<'entrance'>): Promise<Answer<'entrance'>> {
  return { mode: context.mode }
}

async function me({ tx, session: { actor, until } }: Call<'me'>): Promise<Answer<'me'> | Problem> {
  const person = await personOf(tx, actor.personId)
  return person ? { person, session: { until } } : problem('sign-in')
}

/** The session itself is ended by the endpoint that found it. */
async function signOut(): Promise<Answer<'signOut'>> {
  return { ended: true }
}

async function inviteSomebody({ context, tx, params }: Call<'invite'>): Promise<Answer<'invite'> | Problem> {
  const invited = await invite(context, tx, params.pid)
  return 'to' in invited ? { invited: true } : invited
}

export const peopleHandlers = {
  entrance,
  me,
  signIn,
  signOut,
  readLink: whoseLink,
  choosePassword,
  forgotPassword,
  changePassword,
  sessions: listSessions,
  endSession,
  endOtherSessions,
  invite: inviteSomebody,
} satisfies Partial<Handlers>
