import { type Sha256, uuidFromHash } from '#domain/custody/hashes.ts'

/**
 * The id of a person or thing of the demonstration. It is the same in every store that is seeded, so that a tablet
 * which was used with an earlier one can hand its work in again.
 */
export function demoId(
  sha256: Sha256,
  kind: 'hub' | 'trust' | 'school' | 'person' | 'review' | 'device' | 'nomination',
  key: string,
): string {
  return uuidFromHash(sha256(`the demonstration’s ${kind} ${key}`))
}
