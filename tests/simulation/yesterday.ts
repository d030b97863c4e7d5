/**
 * The evening before every simulated day: the review has begun, and each reviewer has signed in on their tablets and
 * seen it. It is lived once; every day begins with copies of its store and of its tablets.
 */
import { type Kept, browserIn } from './browser.ts'
import { chanceOf } from './chance.ts'
import { buildWorld, simulatedServer } from './server.ts'
import { timelineFrom } from './timeline.ts'

export interface Yesterday {
  readonly rid: string
  readonly store: Uint8Array
  readonly tablet: (name: string, persona: string) => Kept
}

/** When every simulated day begins. */
export const MORNING = Date.parse('2026-11-21T09:00:00.000Z')

const TABLETS = [
  ['A', 'amina'],
  ['B', 'amina'],
  ['B', 'dan'],
  ['C', 'dan'],
] as const

let lived: Promise<Yesterday> | undefined

export const yesterday = (): Promise<Yesterday> => (lived ??= live())

async function live(): Promise<Yesterday> {
  const world = { timeline: timelineFrom(MORNING - 43_200_000), chance: chanceOf(0) }
  const server = simulatedServer(world, null)
  const { rid } = await buildWorld(server)
  const tablets = new Map<string, Kept>()
  for (const [name, persona] of TABLETS) {
    const browser = browserIn({ ...world, server, name, owner: persona, note: () => undefined })
    void browser.tabs[0].tablet.signIn({ persona: persona })
    await world.timeline.pass(8000, () => undefined)
    tablets.set(`${name} ${persona}`, browser.keep())
  }
  const store = server.copy()
  await server.context.db.destroy()
  return { rid, store, tablet: (name, persona) => tablets.get(`${name} ${persona}`)! }
}
