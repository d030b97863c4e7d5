import type { Context } from '#server/context.ts'
import { kindAsFound } from '#server/db/meta.ts'
import { migrate } from '#server/db/migrations.ts'
import type { Terminal } from './terminal.ts'

/** Says whether the store is a network's own, and brings it up to date; one that is not is left alone, and they are told. */
export async function isOwnStore(context: Context, { complain }: Terminal): Promise<boolean> {
  if ((await kindAsFound(context)) === 'production') {
    await migrate(context)
    return true
  }
  complain('This is no network’s own store. Begin one with: first-admin --name "…" --email …')
  return false
}
