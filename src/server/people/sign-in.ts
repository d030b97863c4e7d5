/**
 * Signing in with an address and a password. What an attempt costs, in answers and in time, is the same whether the
 * address is known, has a password yet, or neither: it is counted, a digest is made, and one refusal says everything.
 */
import type { Answer } from '#domain/api.ts'
import { emailAddress } from '#domain/password.ts'
import { type Problem, isProblem, problem } from '#domain/problem.ts'
import type { Context, Tx } from '#server/context.ts'
import type { LongCall } from '#server/http/endpoint.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { type Tried, countAttempt, forgetAttempts } from './attempts.ts'
import { digestIn, lockDigest } from './credentials.ts'
import { matches } from './digest.ts'
import { isKnown, remember } from './known-devices.ts'
import { personOf } from './person.ts'

interface Begun {
  readonly tried: Tried
  readonly personId: string | null
  readonly digest: string | null
}

export async function signIn(call: LongCall<'signIn'>): Promise<Answer<'signIn'> | Problem> {
  const { context, body } = call
  const begun = await inTransaction<Begun>(context, (tx) => count(call, tx))
  if (isProblem(begun)) return begun
  const { tried, personId, digest } = begun
  if (!(await matches(context.passwords, digest, body.password))) return problem('wrong-credentials')
  if (personId === null) return problem('wrong-credentials')
  return inTransaction(context, async (tx) => {
    // It may have been changed while this one was compared.
    if ((await lockDigest(tx, personId)) !== digest) return problem('wrong-credentials')
    const person = await personOf(tx, personId)
    if (!person) return problem('wrong-credentials')
    await forgetAttempts(context, tx, tried)
    await call.begin(tx, personId)
    await remember(context, tx, call.deviceKey, personId)
    return { person }
  })
}

async function count({ context, client, body }: LongCall<'signIn'>, tx: Tx): Promise<Begun | Problem> {
  const email = emailAddress.parse(body.email)
  const personId = await personAt(tx, email)
  // Also asked for nobody, so that nobody takes no less time.
  const digest = await digestIn(tx, personId ?? '')
  const known = await isKnown(tx, client.deviceKey, personId ?? '')
  const tried = triedAt(context, email, known ? client.deviceKey : null, client.address)
  return (await countAttempt(context, tx, tried)) ?? { tried, personId, digest }
}

/** An account is counted under its address as typed, known or not, and apart for each device that it knows. */
function triedAt({ sha256 }: Context, email: string, device: string | null, address: string): Tried {
  return { key: sha256(device === null ? `account ${email}` : `account ${email} on ${device}`), address }
}

async function personAt(tx: Tx, email: string): Promise<string | null> {
  const row = await tx.selectFrom('person').where('email', '=', email).select('id').executeTakeFirst()
  return row?.id ?? null
}
