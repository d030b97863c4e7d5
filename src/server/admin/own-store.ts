import type { Context } from '#server/context.ts'
import { kindAsFound } from '#server/db/meta.ts'
import { migrate } from '#server/db/migrations.ts'
import type { Terminal } from './terminal.ts'

/** Says whether the store is a network's own, and brings it up to date; one that is not is left alone, and they are told. */
export async function isOwnStore(context: Context, { complain }: Terminal, store: string): Promise<boolean> {
  const kind = await kindAsFound(context)
  if (kind === 'production') {
    await migrate(context)
    return true
  }
  complain(
    kind === null
      ? `There is no network in ${store}. Look at DATA_DIR and DATABASE_URL, or begin one there: npm run admin -- first-admin --name "…" --email …`
      : 'This store is one of the demonstration, in which anyone can be anyone. Choose another with DATA_DIR or DATABASE_URL.',
  )
  return false
}
