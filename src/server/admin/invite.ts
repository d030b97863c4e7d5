/**
 * Invites people who are in the store. A mail is only asked for here: the running server writes and sends it, so that no
 * link is ever in two places, and what cannot be sent now is tried again.
 */
import { isProblem } from '#domain/problem.ts'
import type { Context, Tx } from '#server/context.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { invite as askFor } from '#server/invite.ts'
import { digestIn } from '#server/people/credentials.ts'
import type { Command } from './command.ts'
import { isOwnStore } from './own-store.ts'
import { counted } from './terminal.ts'

export const invite: Command = {
  usage: 'invite <address> … | --all-new',
  about: 'send somebody an invitation, or everybody who has an address and was not invited yet',
  options: { 'all-new': { type: 'boolean' } },
  words: [0, 100],
  opening: () => 'alone',
  async run({ context, terminal, words, options, store }) {
    const isAll = options['all-new'] === true
    if (isAll === words.length > 0) {
      terminal.complain('Name the addresses, or say --all-new.')
      return false
    }
    if (!(await isOwnStore(context, terminal, store))) return false
    const found = await inOwnTransaction(context, async (tx) => {
      const people = isAll ? await newPeople(context, tx) : await peopleOf(tx, words)
      for (const { id, email } of people)
        if (isProblem(await askFor(context, tx, id))) throw new Error(`Nobody could be invited at ${email}`)
      return people.map(({ email }) => email)
    })
    const unknown = words.map((word) => word.toLowerCase()).filter((email) => !found.includes(email))
    for (const email of unknown) terminal.complain(`Nobody in the store has the address ${email}.`)
    for (const email of found) terminal.say(`${email} is invited.`)
    terminal.say(leaving(found.length))
    return unknown.length === 0
  },
}

function leaving(count: number): string {
  if (count === 0) return 'There is nobody to invite, and no mail leaves.'
  return `${counted(count)} ${count === 1 ? 'invitation leaves' : 'invitations leave'} as soon as the server runs.`
}

interface Reachable {
  readonly id: string
  readonly email: string
}

async function peopleOf(tx: Tx, addresses: readonly string[]): Promise<readonly Reachable[]> {
  const emails = addresses.map((address) => address.toLowerCase())
  const rows = await tx
    .selectFrom('person')
    .where('email', 'in', emails)
    .select(['id', 'email'])
    .orderBy('email')
    .execute()
  return rows.flatMap(({ id, email }) => (email === null ? [] : { id, email }))
}

/** Who has no password, and no invitation that still works or is about to be sent. */
async function newPeople({ now }: Context, tx: Tx): Promise<readonly Reachable[]> {
  const rows = await tx
    .selectFrom('person')
    .where('email', 'is not', null)
    .where('id', 'not in', (eb) => eb.selectFrom('link').where('until', '>', now()).select('person_id'))
    .where('email', 'not in', (eb) => eb.selectFrom('mail').where('kind', '=', 'invitation').select('email'))
    .select(['id', 'email'])
    .orderBy('email')
    .execute()
  const people: Reachable[] = []
  for (const { id, email } of rows) if (email !== null && (await digestIn(tx, id)) === null) people.push({ id, email })
  return people
}
