import type { Store } from '#server/db/engine.ts'
import { brokenLink, changedEntries } from '#server/custody/journal.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { sha256 } from '#tests/world/server.ts'

/** What is wrong with a store's journals: a chain that breaks, entries that are not what was handed over. Empty if nothing. */
export function wrongIn(store: Store): Promise<readonly string[]> {
  return inOwnTransaction(store, async (tx) => {
    const wrong: string[] = []
    for (const { id } of await tx.selectFrom('review').select('id').execute()) {
      const broken = await brokenLink(tx, id, sha256)
      if (broken !== null) wrong.push(`${id} breaks at ${broken}`)
      wrong.push(...(await changedEntries(tx, id, sha256)))
    }
    return wrong
  })
}
