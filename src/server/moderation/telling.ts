import type { Json } from '#domain/custody/canonical.ts'
import { type Addressed, noticesOf } from '#domain/moderation/notices.ts'
import type { Actor, ReviewFacts } from '#domain/people.ts'
import type { Context, Tx } from '#server/context.ts'
import { leadersOf, peopleWith } from '#server/db/actors.ts'
import { askForNotice } from '#server/db/outbox.ts'

interface Cause {
  readonly context: Context
  readonly tx: Tx
  /** As it was before. */
  readonly review: ReviewFacts
  readonly actor: Actor
}

/** Has everybody written to whom a decision concerns, but not whoever made it. */
export async function tell(
  { context, tx, review, actor }: Cause,
  decides: readonly (readonly [field: string, value: Json])[],
): Promise<void> {
  for (const { notice: kind, to } of noticesOf(review, decides)) {
    for (const personId of await peopleOf(tx, review, to))
      if (personId !== actor.personId) await askForNotice(context, tx, { kind, reviewId: review.id, personId })
  }
}

function peopleOf(tx: Tx, review: ReviewFacts, to: Addressed['to']): readonly string[] | Promise<readonly string[]> {
  if (to === 'lead') return peopleWith(tx, review.id, 'LR')
  if (to === 'school') return leadersOf(tx, review.schoolId)
  return [to.personId]
}
