import { type Sha256, uuidFromHash } from '#domain/custody/hashes.ts'

/**
 * The id of what a network calls by this key. It follows from the key alone, so that a second import finds what the first
 * one made, in this store or in one that was set up anew.
 */
export function networkId(sha256: Sha256, kind: 'hub' | 'trust' | 'school' | 'person' | 'review', key: string): string {
  return uuidFromHash(sha256(`the network’s ${kind} ${key}`))
}
