/** With whom a report is shared and who has read it by that: what the school's head sees of it. */
import type { Answer } from '#domain/api.ts'
import { type Problem, problem } from '#domain/problem.ts'
import type { Tx } from '#server/context.ts'
import { readReview } from '#server/db/review.ts'
import type { Call } from '#server/http/endpoint.ts'
import { readAgreement } from './agreements.ts'
import { readingsOf } from './readings.ts'
import { sharesOf } from './shares.ts'

export async function sharing({ context, tx, params }: Call<'sharing'>): Promise<Answer<'sharing'> | Problem> {
  const review = await readReview(tx, params.rid)
  if (!review) return problem('not-found')
  const readings = await readingsOf(tx, review.id)
  const shares = await sharesOf(context, tx, review.id)
  const names = await namesOf(tx, [...readings.keys()])
  const managersRead = [...readings].flatMap(([reader, each]) => {
    const name = names.get(reader)
    return name === undefined ? [] : each.map((reading) => ({ ...reading, name }))
  })
  return {
    shares: shares.map((share) => ({ ...share, readings: [...(readings.get(share.id) ?? [])] })),
    agreement: await readAgreement(context, tx, review),
    managersRead: managersRead.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)),
  }
}

/** The names of those readers that are people. */
async function namesOf(tx: Tx, readers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (readers.length === 0) return new Map()
  const rows = await tx.selectFrom('person').where('id', 'in', readers).select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
