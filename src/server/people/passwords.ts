/**
 * How somebody comes to a password: by a link that was sent to them, because they were invited or have forgotten theirs,
 * or by their present one. Whichever it is, whoever else was signed in as them no longer is, and they are told by mail.
 */
import type { Answer } from '#domain/api.ts'
import { emailAddress } from '#domain/password.ts'
import { type Problem, isProblem, problem } from '#domain/problem.ts'
import { askForMail } from '#server/db/outbox.ts'
import type { Call, LongCall } from '#server/http/endpoint.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { countAttempt, forgetAttempts, mayBeWrittenTo } from './attempts.ts'
import { digestIn, lockDigest, putDigest } from './credentials.ts'
import { digestOf, matches } from './digest.ts'
import { faultOf } from './guessable.ts'
import { remember } from './known-devices.ts'
import { type LinkedPerson, readLink, takeLink } from './links.ts'
import { endSessionsOf } from './sessions.ts'

export async function whoseLink({ context, tx, body }: Call<'readLink'>): Promise<Answer<'readLink'> | Problem> {
  const link = await readLink(context, tx, body.token)
  return link ? { purpose: link.purpose, name: link.name, email: link.email } : problem('link-ended')
}

export async function choosePassword(call: LongCall<'choosePassword'>): Promise<Answer<'choosePassword'> | Problem> {
  const { context, body, deviceKey } = call
  const link = await inTransaction<LinkedPerson>(
    context,
    async (tx) => (await readLink(context, tx, body.token)) ?? problem('link-ended'),
  )
  if (isProblem(link)) return link
  const fault = faultOf(body.password, link)
  if (fault) return fault
  const digest = await digestOf(context.passwords, body.password)
  return inTransaction(context, async (tx) => {
    await lockDigest(tx, link.personId)
    // Somebody else may have used it while the digest was made: it works once.
    if (!(await takeLink(context, tx, body.token))) return problem('link-ended')
    await putDigest(tx, link.personId, digest)
    await endSessionsOf(tx, link.personId)
    // Who tries passwords of somebody new must not keep them out before they have signed in anywhere.
    await remember(context, tx, deviceKey, link.personId)
    await askForMail(context, tx, 'changed', link.email)
    return { chosen: true }
  })
}

/** The mail is only asked for here, whether or not anybody has that address: who sends it finds out. */
export async function forgotPassword({ context, tx, body }: Call<'forgotPassword'>): Promise<Answer<'forgotPassword'>> {
  const email = emailAddress.parse(body.email)
  if (await mayBeWrittenTo(context, tx, email)) await askForMail(context, tx, 'forgotten', email)
  return { asked: true }
}

export async function changePassword(call: LongCall<'changePassword'>): Promise<Answer<'changePassword'> | Problem> {
  const { context, actor, body, client, deviceKey, begin } = call
  const { personId } = actor
  const tried = { key: context.sha256(`change ${personId}`), address: client.address }
  const found = await inTransaction<{ digest: string | null; name: string; email: string }>(context, async (tx) => {
    const person = await tx
      .selectFrom('person')
      .where('id', '=', personId)
      .select(['name', 'email'])
      .executeTakeFirstOrThrow()
    const digest = await digestIn(tx, personId)
    return (await countAttempt(context, tx, tried)) ?? { digest, name: person.name, email: person.email ?? '' }
  })
  if (isProblem(found)) return found
  if (!(await matches(context.passwords, found.digest, body.current))) return problem('wrong-password')
  const fault = faultOf(body.password, found)
  if (fault) return fault
  const digest = await digestOf(context.passwords, body.password)
  return inTransaction(context, async (tx) => {
    if ((await lockDigest(tx, personId)) !== found.digest) return problem('wrong-password')
    await forgetAttempts(context, tx, tried)
    await putDigest(tx, personId, digest)
    await endSessionsOf(tx, personId)
    await begin(tx, personId)
    await remember(context, tx, deviceKey, personId)
    await askForMail(context, tx, 'changed', found.email)
    return { changed: true }
  })
}
