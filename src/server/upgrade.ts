import type { Context } from '#server/context.ts'
import { IS_HELD } from '#server/db/held.ts'
import { judgeHeldAgain } from '#server/custody/judging-again.ts'
import { openLedger } from '#server/custody/ledger.ts'
import { close } from '#server/custody/putting-down.ts'
import { inOwnTransaction } from '#server/db/transaction.ts'
import { carryOut } from '#server/carry-out.ts'

/** At start: what an older server could not understand is judged again by this one, one transaction a review. */
export async function judgeAfterUpgrade(context: Context): Promise<void> {
  const reviews = await context.db
    .selectFrom('entry')
    .where('outcome', '=', IS_HELD)
    .where('reason', '=', 'future-schema')
    .where('released_at', 'is', null)
    .select('review_id')
    .distinct()
    .execute()
  for (const { review_id: id } of reviews) {
    await inOwnTransaction(context, async (tx) => {
      const ledger = await openLedger(context, tx, carryOut, id)
      if (!ledger) return
      await judgeHeldAgain(ledger, { reason: 'future-schema' })
      await close(ledger)
    })
  }
}
