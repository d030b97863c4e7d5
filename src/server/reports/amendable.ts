/** The texts that an amendment can change, for whoever may amend: of the sections themselves they are given nothing. */
import type { Answer } from '#domain/api.ts'
import { type Problem, problem } from '#domain/problem.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import { versionOf } from '#domain/moderation/publish.ts'
import { REVIEW } from '#domain/moderation/review-document.ts'
import { amendableTexts } from '#domain/report/amendable.ts'
import { sectionsOf } from '#domain/report/sections.ts'
import { readHeads } from '#server/db/heads.ts'
import { readReview } from '#server/db/review.ts'
import type { Call } from '#server/http/endpoint.ts'

export async function reportTexts({
  context,
  tx,
  params: { rid },
}: Call<'reportTexts'>): Promise<Answer<'reportTexts'> | Problem> {
  const review = await readReview(tx, rid)
  if (!review) return problem('not-found')
  const framework = frameworkOf(review.framework, context.frameworks)
  const heads = await readHeads(tx, rid, [REVIEW, ...sectionsOf(framework)])
  const decided = heads.get(REVIEW) ?? new Map()
  return { version: versionOf(decided), texts: [...amendableTexts(framework, decided, heads)] }
}
