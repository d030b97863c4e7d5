import type { DocumentState } from '#domain/custody/wire.ts'
import { type Problem, problem } from '#domain/problem.ts'
import { readReview } from '#server/db/review.ts'
import type { Call } from '#server/http/endpoint.ts'
import { givenTo } from './given.ts'
import { readDocuments, readerOf } from './reading.ts'

/**
 * One document as the person is given it. Its `seq` changes whenever anything of it changes for this person, so
 * within one epoch it is the document's ETag. What is gone is shown only while something is held under it.
 */
export async function document({
  context,
  tx,
  actor,
  params: { rid, doc },
}: Call<'document'>): Promise<DocumentState | Problem> {
  const review = await readReview(tx, rid)
  const row = await givenTo(tx, rid, actor.personId).selectAll().where('doc', '=', doc).executeTakeFirst()
  if (!review || !row || (row.sight === 'none' && row.holds === 0)) return problem('not-found')
  const [state] = await readDocuments(await readerOf(context, tx, actor, review), [row])
  return state ?? problem('not-found')
}
