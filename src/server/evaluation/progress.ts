/**
 * How far each reviewer's evaluation has come, as counts. This is all that the lead and the others may know of an
 * evaluation before it is submitted, so nothing here carries a value.
 */
import type { Progress } from '#domain/api/reviews.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { progressOf } from '#domain/evaluation/completeness.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import { statusOf } from '#domain/people.ts'
import { may } from '#domain/policy.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { Tx } from '#server/context.ts'
import { peopleWith } from '#server/db/actors.ts'
import { readHeads } from '#server/db/heads.ts'
import { readReview } from '#server/db/review.ts'
import type { Call } from '#server/http/endpoint.ts'

/** Every peer reviewer, and the lead once they have begun an evaluation of their own. */
export async function progress({ context, tx, actor, params: { rid } }: Call<'progress'>): Promise<Progress | Problem> {
  const review = await readReview(tx, rid)
  if (!review || !may(actor, 'evaluation.progress', { review })) return problem('not-found')
  const peers = await peopleWith(tx, rid, 'PR')
  const leads = (await peopleWith(tx, rid, 'LR')).filter((person) => !peers.includes(person))
  const evaluations = await readHeads(tx, rid, [...peers, ...leads].map(evaluationOf))
  const begun = leads.filter((person) => evaluations.has(evaluationOf(person)))
  const submitted = await submittedAt(tx, rid)
  const framework = frameworkOf(review.framework, context.frameworks)
  return {
    progress: [...peers, ...begun].map((personId) => ({
      personId,
      status: statusOf(review, personId),
      submittedAt: submitted.get(evaluationOf(personId)) ?? null,
      areas: { ...progressOf(framework, evaluations.get(evaluationOf(personId)) ?? new Map()) },
    })),
  }
}

async function submittedAt(tx: Tx, reviewId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('document')
    .innerJoin('snapshot', (join) =>
      join
        .onRef('snapshot.review_id', '=', 'document.review_id')
        .onRef('snapshot.doc', '=', 'document.doc')
        .onRef('snapshot.seq', '=', 'document.snapshot_seq'),
    )
    .where('document.review_id', '=', reviewId)
    .select(['document.doc', 'snapshot.at'])
    .execute()
  return new Map(rows.map(({ doc, at }) => [doc, at]))
}
