import { auditState } from '#server/custody/audit-state.ts'
import { auditJournal } from '#server/custody/audit.ts'
import type { Store } from '#server/db/engine.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { sha256 } from '#tests/world/known.ts'

/** What is wrong with a store's reviews: journals that do not hold, documents that do not follow from them. Empty if nothing. */
export function wrongIn(store: Store): Promise<readonly string[]> {
  return inOwnTransaction(store, async (tx) => {
    const wrong: string[] = []
    for (const { id } of await tx.selectFrom('review').select('id').execute()) {
      for (const found of await auditJournal(tx, id, sha256)) wrong.push(`${id} at ${found.seq}: ${found.wrong}`)
      for (const found of await auditState(tx, id, sha256)) wrong.push(`${id} ${found.doc}: ${found.wrong}`)
    }
    return wrong
  })
}
