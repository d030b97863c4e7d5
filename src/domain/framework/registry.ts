import type { Framework } from './define.ts'
import { qar2019 } from './qar-2019.ts'

/** Every framework ever published. A review stays in the version that it is pinned to. */
export const frameworks: ReadonlyMap<string, Framework> = new Map([qar2019].map((each) => [each.id, each]))

/** @throws when a stored review names a framework that this release does not carry: a fault of ours */
export function frameworkOf(id: string): Framework {
  const framework = frameworks.get(id)
  if (!framework) throw new Error(`There is no framework ${id}`)
  return framework
}
