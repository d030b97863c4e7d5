/**
 * Whether this device holds what the server says it gave: one hash over all of it, compared after each pull. It finds
 * what no cursor can: an older copy of the store put back after it had confirmed something that was never pulled. Each
 * document's own hash is kept with it, so that only what has changed is hashed again.
 */
import { type Sha256, digestOf, stateHash } from '#domain/custody/hashes.ts'
import type { Rows } from '#app/store/port.ts'
import type { DocumentRow, PlaceRow } from '#app/store/rows.ts'

const FIRST_PAUSE_MS = 3_600_000
const LONGEST_PAUSE_MS = 86_400_000

const hasHeads = (fields: DocumentRow['fields']) => Object.values(fields).some((heads) => heads.length > 0)

/** A document as a pull has just given it, with the hash of its state. */
export function withHash(row: DocumentRow, sha256: Sha256): DocumentRow {
  return row.gone || row.newer || row.stateHash ? row : { ...row, stateHash: hashOf(row, sha256) }
}

/** Of a first pull, the hash of each document that has a state: so that its end need not read all that was just stored. */
export type Hashes = Map<string, string>

/** Notes what a page has had stored. Where that is not only what the page said, no digest will agree with what is noted. */
export function noteHashes(hashes: Hashes, stored: readonly DocumentRow[]): void {
  for (const { doc, gone, fields, stateHash = '' } of stored) {
    if (gone || !hasHeads(fields)) hashes.delete(doc)
    else hashes.set(doc, stateHash)
  }
}

/**
 * Whether what is stored is what the server counts, after the last page of a pull; null while it cannot be told,
 * because something has come meanwhile that the pull could not know.
 *
 * @param heard the highest number heard of when the page was asked for
 * @param hashes of all documents, where the pull has brought them all
 */
export async function agrees(
  rows: Rows,
  { rid, heard = 0, hashes }: Pick<PlaceRow, 'rid' | 'heard'> & { readonly hashes: Hashes | null },
  digest: string,
  sha256: Sha256,
): Promise<boolean | null> {
  if (hashes && digestOf(hashes, sha256) === digest) return true
  const documents = (await rows.ofReview('documents', rid)).filter(({ gone }) => !gone)
  if (documents.some(({ newer = {} }) => Object.values(newer).some((asOf) => asOf > heard))) return null
  const stated = documents.filter(({ fields }) => hasHeads(fields))
  const own = stated.map((row) => [row.doc, row.stateHash ?? hashOf(row, sha256)] as const)
  return digestOf(own, sha256) === digest
}

/**
 * Notes that the device and the server do not hold the same, or null when it was noted lately: then everything has been
 * offered and read anew already, and doing so again would go round in circles. Each time it waits twice as long.
 */
export async function noteDifference(
  rows: Rows,
  { rid, differed }: PlaceRow,
  { digest, at }: { readonly digest: string; readonly at: string },
): Promise<PlaceRow['differed'] | null> {
  const times = differed?.times ?? 0
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (times - 1), LONGEST_PAUSE_MS)
  // A clock that was set back must not put it off for ever.
  if (differed && Math.abs(Date.parse(at) - Date.parse(differed.at)) < pause) return null
  await rows.put('meta', { key: `differed/${rid}/${at}`, digest, at })
  return { at, times: times + 1 }
}

function hashOf({ fields }: DocumentRow, sha256: Sha256): string {
  const heads = Object.entries(fields).map(([field, each]) => [field, each.map(({ mid }) => mid)] as const)
  return stateHash(heads, '', sha256)
}
