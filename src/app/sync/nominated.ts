import { documentKind } from '#domain/custody/grammar.ts'
import type { Rows } from '#app/store/port.ts'
import type { DocumentRow } from '#app/store/rows.ts'

/**
 * A review names its nominations beside it. One that is put forward or taken back after the review was fetched changes
 * nothing else of it that would have it fetched again, so the list follows the documents as they come.
 */
export async function noteNominations(rows: Rows, rid: string, stored: readonly DocumentRow[]): Promise<void> {
  const came = stored.filter(({ doc }) => documentKind(doc) === 'nomination')
  if (came.length === 0) return
  const review = await rows.get('reviews', rid)
  if (!review?.detail) return
  const names = new Set(review.detail.nominations)
  for (const row of came) {
    if (stands(row)) names.add(row.doc)
    else names.delete(row.doc)
  }
  const nominations = [...names].toSorted()
  if (nominations.join() === review.detail.nominations.join()) return
  await rows.put('reviews', { ...review, detail: { ...review.detail, nominations } })
}

function stands({ gone, fields }: DocumentRow): boolean {
  const deleted = fields['_deleted'] ?? []
  return (
    !gone && Object.keys(fields).length > 0 && !(deleted.length > 0 && deleted.every(({ value }) => value === true))
  )
}
