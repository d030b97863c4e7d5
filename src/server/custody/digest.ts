import { type Sha256, digestOf, stateHash } from '#domain/custody/hashes.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import { midsOf, readHeads } from '#server/db/heads.ts'
import { statement } from '#server/db/statement.ts'
import { type Asked, givenTo } from './given.ts'
import { type Reader, ofReview } from './reading.ts'

/** The hash over all that a person may read of a review now, as they are given it: a device compares its own. */
export async function digestFor(reader: Reader, sha256: Sha256): Promise<string> {
  const { tx, actor, review } = reader
  const rows = await statesOf(tx, { reviewId: review.id, personId: actor.personId })
  const documents: [string, string][] = []
  for (const { doc, stateHash: whole } of rows) {
    if (doc !== REVIEW) documents.push([doc, whole!])
    else {
      const all = (await readHeads(tx, review.id, [REVIEW])).get(REVIEW) ?? new Map()
      documents.push([doc, stateHash(midsOf(ofReview(reader, all)), '', sha256)])
    }
  }
  return digestOf(documents, sha256)
}

const statesOf = statement((tx, { reviewId, personId }: Asked) =>
  givenTo(tx, reviewId, personId).select(['doc', 'stateHash']).where('stateHash', 'is not', null),
)
