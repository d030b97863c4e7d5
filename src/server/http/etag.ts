import type { Sha256 } from '#domain/custody/hashes.ts'

/** The tag of a document as one person is given it: what another may read of the same `seq` is not the same. */
export function documentTag(sha256: Sha256, personId: string, seq: number, text: string): string {
  return `"${seq}-${sha256(`${personId}\n${text}`).slice(0, 32)}"`
}

/** Whether an If-None-Match names this tag (RFC 9110, 13.1.2). */
export function isFresh(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')))
}
