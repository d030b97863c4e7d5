/**
 * Makes the first system administrator of a network, in a store that has none, with the link by which they choose a
 * password. Whoever can run this owns the store anyway; everybody after the first is made by an import and invited.
 */
import type { Context, Tx } from '#server/context.ts'
import { kindAsFound } from '#server/db/meta.ts'
import { migrate } from '#server/db/migrations.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { makeLink } from '#server/people/links.ts'
import { beginProduction } from '#server/production.ts'
import { beginRole } from '#server/roles.ts'
import { z } from 'zod'
import type { Command } from './command.ts'
import { networkId } from './network/ids.ts'
import { isOwnStore } from './own-store.ts'

export const firstAdmin: Command = {
  usage: 'first-admin --name <name> --email <address>',
  about: 'begin a network’s own store with its first system administrator, and print the link for their password',
  options: { name: { type: 'string' }, email: { type: 'string' } },
  words: [0, 0],
  opening: () => 'alone',
  async run({ context, terminal, options, origin, store }) {
    const name = String(options['name'] ?? '').trim()
    const address = z.email().safeParse(String(options['email'] ?? '').toLowerCase())
    if (name === '' || !address.success || origin === null) {
      terminal.complain(
        origin === null
          ? 'BASE_URL must be the address at which people will find the server: the link leads there.'
          : 'It takes a name and an e-mail address: npm run admin -- first-admin --name "Grace Oyelaran" --email grace@example.org',
      )
      return false
    }
    if ((await kindAsFound(context)) === null) {
      await migrate(context)
      await beginProduction(context)
    }
    if (!(await isOwnStore(context, terminal, store))) return false
    const key = keyFor(address.data)
    const token = await inOwnTransaction(context, (tx) => makeFirst(context, tx, { key, name, email: address.data }))
    if (token === null) {
      terminal.complain(
        'There is a system administrator already. If their link was lost or is too old, send another: npm run admin -- invite <address>',
      )
      return false
    }
    terminal.say(`${name} is the system administrator. Their key in a network file is ${key}.`)
    terminal.say('They choose a password here within 7 days; the link works once:')
    terminal.say(`${origin}/invitation#${token}`)
    return true
  },
}

interface First {
  readonly key: string
  readonly name: string
  readonly email: string
}

/** The token of their link, or null when somebody administers the server already. */
async function makeFirst(context: Context, tx: Tx, { key, name, email }: First): Promise<string | null> {
  const grants = tx.selectFrom('role_grant').where('role', '=', 'SA').where('ended_at', 'is', null)
  if (await grants.select('id').executeTakeFirst()) return null
  const known = await tx.selectFrom('person').where('email', '=', email).select('id').executeTakeFirst()
  const id = known?.id ?? networkId(context.sha256, 'person', key)
  if (!known) await tx.insertInto('person').values({ id, name, email }).execute()
  // Whoever was invited may also ask for another password, should they forget this one.
  await tx.updateTable('person').set({ invited_at: context.now() }).where('id', '=', id).execute()
  await beginRole(context, tx, id, { role: 'SA' })
  return makeLink(context, tx, id, 'invitation')
}

/** What stands before the @, as a key: a network file can then name the same person. */
function keyFor(email: string): string {
  return email
    .split('@')[0]!
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 64)
}
