import type { Answer } from '#domain/api.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { Call, Handlers } from '#server/http/endpoint.ts'
import { invite } from '#server/invite.ts'
import { personOf } from '#server/people/person.ts'
import { demoId } from './ids.ts'
import { PERSONAS, isPersona, personas as people } from './people.ts'

/** Who signs in; the session itself is begun by the endpoint, once this has answered. */
async function signInAsPersona({
  context,
  tx,
  body,
}: Call<'signInAsPersona'>): Promise<Answer<'signInAsPersona'> | Problem> {
  if (!isPersona(body.persona)) return problem('unknown-persona')
  const person = await personOf(tx, demoId(context.sha256, 'person', body.persona))
  return person ? { person } : problem('unknown-persona')
}

async function personas(): Promise<Answer<'personas'>> {
  return { personas: PERSONAS.map((persona) => ({ persona, ...people[persona] })) }
}

async function mailbox({ context }: Call<'mailbox'>): Promise<Answer<'mailbox'>> {
  return { mails: context.post.kept().map((mail) => ({ ...mail })) }
}

async function invitePersona({ context, tx, body }: Call<'invitePersona'>): Promise<Answer<'invitePersona'> | Problem> {
  if (!isPersona(body.persona)) return problem('unknown-persona')
  const invited = await invite(context, tx, demoId(context.sha256, 'person', body.persona))
  return 'to' in invited ? { invited: true } : invited
}

export const demoHandlers = { signInAsPersona, personas, mailbox, invitePersona } satisfies Partial<Handlers>
