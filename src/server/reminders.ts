/**
 * What no command brings about but a day: tomorrow is the last on which a school may say that a fact is wrong. Its
 * leaders are told once, in mail that outlives this process; several servers on one store tell them once together.
 */
import { FACT_CHECK_UNTIL_FIELD, REVIEW } from '#domain/moderation/review-document.ts'
import type { Context, Tx } from './context.ts'
import { leadersOf } from './db/actors.ts'
import { IS_HEAD } from './db/heads.ts'
import { askForNotice } from './db/outbox.ts'
import { lockReview } from './db/review.ts'
import { inOwnTransaction } from './db/transaction.ts'
import { dayInLondon } from './london.ts'

const KIND = 'fact-check-due'
const DAY_MS = 86_400_000
const EVERY_MS = 600_000

/** The day after the one that it is in Europe/London at a moment, as `2026-12-04`. */
export function tomorrow(now: string): string {
  const noon = Date.parse(`${dayInLondon(now)}T12:00:00Z`)
  return new Date(noon + DAY_MS).toISOString().slice(0, 10)
}

/** Has the leaders of each school written to whose fact check ends tomorrow, and who have not been before. */
export async function remindOfDeadlines(context: Context): Promise<void> {
  const due = await inOwnTransaction(context, (tx) => dueOn(tx, tomorrow(context.now())))
  for (const reviewId of due) {
    await inOwnTransaction(context, async (tx) => {
      const review = await lockReview(tx, reviewId)
      if (review?.state !== 'C') return
      for (const personId of await leadersOf(tx, review.schoolId))
        if (!(await hasBeenTold(tx, reviewId, personId)))
          await askForNotice(context, tx, { kind: KIND, reviewId, personId })
    })
  }
}

async function dueOn(tx: Tx, day: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('review')
    .innerJoin('write', 'write.review_id', 'review.id')
    .where('review.state', '=', 'C')
    .where('write.doc', '=', REVIEW)
    .where('write.field', '=', FACT_CHECK_UNTIL_FIELD)
    .where('write.head', '=', IS_HEAD)
    .where('write.value', '=', JSON.stringify(day))
    .select('review.id')
    .distinct()
    .execute()
  return rows.map((row) => row.id)
}

async function hasBeenTold(tx: Tx, reviewId: string, personId: string): Promise<boolean> {
  const told = await tx
    .selectFrom('notice')
    .where('review_id', '=', reviewId)
    .where('kind', '=', KIND)
    .where('person_id', '=', personId)
    .select('due_at')
    .executeTakeFirst()
  return told !== undefined
}

/** Does so now and every ten minutes, until it is told to stop. */
export function keepReminding(context: Context): () => void {
  const run = () => void remindOfDeadlines(context).catch(() => context.log.error('deadlines could not be looked for'))
  run()
  const every = setInterval(run, EVERY_MS).unref()
  return () => clearInterval(every)
}
