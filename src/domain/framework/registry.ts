import type { Framework } from './define.ts'
import { qar2019 } from './qar-2019.ts'
import { trustPeerReview } from './trust-peer-review.ts'

/** Frameworks by their ids. */
export type Frameworks = ReadonlyMap<string, Framework>

/** Every framework ever published. A review stays in the version that it is pinned to. */
export const frameworks: Frameworks = new Map([qar2019, trustPeerReview].map((each) => [each.id, each]))

/** @throws when a stored review names a framework that this release does not carry: a fault of ours */
export function frameworkOf(id: string, among: Frameworks = frameworks): Framework {
  const framework = among.get(id)
  if (!framework) throw new Error(`There is no framework ${id}`)
  return framework
}
