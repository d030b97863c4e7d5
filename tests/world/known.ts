/** What every world has in common: the first history's id, the hash, and the ids of the demonstration's people. */
import { demoId } from '#server/demo/ids.ts'
import type { Persona } from '#server/demo/people.ts'
import { hash } from 'node:crypto'

export const EPOCH = '5eed0000-0000-4000-8000-000000000001'
export const sha256 = (text: string) => hash('sha256', text)
export const idOf = (persona: Persona) => demoId(sha256, 'person', persona)
