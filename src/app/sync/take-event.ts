import type { ReviewEvent } from '#domain/custody/wire.ts'
import { placeOf } from '#app/store/place.ts'
import type { DocumentRow } from '#app/store/rows.ts'
import type { SyncContext } from './context.ts'
import { highest } from './epoch.ts'
import { NEVER_PULLED, mergePushed } from './merge-document.ts'

/**
 * Takes in what an event brought, as an answer to a push is taken in: field by field, each only if it is newer, and no
 * place in the changes is moved by it. Answers whether that was all of it; else the rest is to be pulled.
 *
 * @param epoch of the history in which the stream was opened
 */
export async function takeEvent(
  { port }: Pick<SyncContext, 'port'>,
  rid: string,
  epoch: string | null,
  { next, documents }: ReviewEvent,
): Promise<boolean> {
  return port.write(['documents', 'meta'], async (rows) => {
    const [place, stored] = await Promise.all([
      placeOf(rows, rid),
      rows.getAll(
        'documents',
        (documents ?? []).map(({ doc }) => [rid, doc] as const),
      ),
    ])
    // It may tell of others' changes beside what an own push has been answered: only a pull that came as far has them all.
    if (!documents) return place.cursor === next
    if (place.epoch !== epoch || place.refilling) return false
    // Of what one begins to be given an event need not say all, and screens show it once a pull has spoken of it.
    const isShown = (row: DocumentRow | undefined) => row && !row.gone && row.seq !== NEVER_PULLED
    const isAll = documents.every(({ gone }, at) => gone || isShown(stored[at]))
    const merged = documents.map((document, at) => mergePushed(rid, stored[at], document))
    await rows.putAll('documents', merged)
    if (documents.length > 0) await rows.put('meta', { ...place, digest: null, heard: highest(place.heard, documents) })
    return isAll
  })
}
