/**
 * What happens in a review without anybody handing in an entry: a role begins or ends, or the server itself
 * decides (a review is created, the demonstration is seeded). It takes its place in the count and the journal
 * like everything else, and everyone learns it through the same pull.
 */
import { type Json, type JsonObject, canonicalJson } from '#domain/custody/canonical.ts'
import { uuidFromHash } from '#domain/custody/hashes.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import { judgeHeldAgain } from './judging-again.ts'
import { decideFields } from './judging.ts'
import { type Ledger, heldMoved } from './ledger.ts'
import { eventOfServer } from './journal.ts'

/** A person's role for this review has begun or ended; `grant` is journalled by its digest. */
export async function roleMoved(
  ledger: Ledger,
  personId: string,
  grant: JsonObject,
  happened: 'begun' | 'ended',
): Promise<void> {
  const { context, review, at } = ledger
  const seq = ++ledger.seq
  const digest = context.sha256(canonicalJson({ ...grant, happened }))
  ledger.waiting.journal.push({ ...eventOfServer(review.id, seq, at), kind: 'role', person_id: personId, digest })
  ledger.moved.people.add(personId)
  heldMoved(ledger, personId, REVIEW)
  if (happened === 'begun') await judgeHeldAgain(ledger, { personId })
}

/** Decides fields of the document `review` in the name of the system, under an id that no device can make. */
export async function decideBySystem(
  ledger: Ledger,
  decides: readonly (readonly [field: string, value: Json])[],
): Promise<void> {
  const { context, review, at } = ledger
  const seq = ++ledger.seq
  const digest = context.sha256(canonicalJson([review.id, seq, decides]))
  const mid = uuidFromHash(digest)
  ledger.waiting.journal.push({
    ...eventOfServer(review.id, seq, at),
    kind: 'decision',
    person_id: 'system',
    mid,
    digest,
  })
  await decideFields(ledger, decides, { mid, by: 'system', at, receivedAt: at, seq })
}
