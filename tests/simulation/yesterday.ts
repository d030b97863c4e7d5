/**
 * The evening before every simulated day: the review has begun, and each reviewer has signed in on their tablets and
 * seen it; on one of two evenings they have filled it in as well. Before some days its moderation is closed, and those
 * who write the report have begun. Each is lived once; every day begins with copies of its store and of its tablets.
 */
import type { Persona } from '#server/demo/people.ts'
import { type Kept, browserIn } from './browser.ts'
import { chanceOf } from './chance.ts'
import { EVALUATION } from './evaluation.ts'
import { act } from './hand.ts'
import { FATES } from './line.ts'
import { type Record, emptyRecord } from './record.ts'
import { WRITING_A_SECTION } from './section.ts'
import { buildWorld, closeModeration, simulatedServer } from './server.ts'
import { timelineFrom } from './timeline.ts'

export interface Yesterday {
  readonly rid: string
  readonly store: Uint8Array
  readonly tablet: (name: string, persona: Persona) => Kept
  /** A record that begins with what was written then. Nobody asks whether that was saved. */
  readonly record: () => Record
}

/** When every simulated day begins. */
export const MORNING = Date.parse('2026-11-21T09:00:00.000Z')

type Evening = 'begun' | 'filled-in' | 'report'

const REVIEWERS = [
  ['A', 'amina'],
  ['B', 'amina'],
  ['B', 'dan'],
  ['C', 'dan'],
] as const
const WRITERS = [
  ['A', 'linda'],
  ['B', 'linda'],
  ['B', 'grace'],
  ['C', 'grace'],
] as const
const SIGNING_IN_MS = 8000
const FILLING_IN_MS = 120_000

const lived = new Map<Evening, Promise<Yesterday>>()

export function yesterday(evening: Evening): Promise<Yesterday> {
  const known = lived.get(evening) ?? live(evening)
  lived.set(evening, known)
  return known
}

async function live(evening: Evening): Promise<Yesterday> {
  const chance = chanceOf(0)
  const world = { timeline: timelineFrom(MORNING - 43_200_000), chance, fates: FATES }
  const record = emptyRecord()
  const server = simulatedServer(world, null)
  const { rid } = await buildWorld(server)
  if (evening === 'report') await closeModeration(server, rid)
  const work = evening === 'report' ? WRITING_A_SECTION : EVALUATION
  const tablets = new Map<string, Kept>()
  const done = new Set<string>()
  for (const [name, owner] of evening === 'report' ? WRITERS : REVIEWERS) {
    const browser = browserIn({ ...world, server, name, owner, kept: null, note: () => undefined })
    const program = browser.tabs[0]
    void program.tablet.signIn({ persona: owner })
    await world.timeline.pass(SIGNING_IN_MS, () => undefined)
    if (evening !== 'begun' && !done.has(owner)) {
      void act({ browser, program, rid, chance, record, work, texts: [] }, 'fill')
      await world.timeline.pass(FILLING_IN_MS, () => undefined)
      done.add(owner)
    }
    tablets.set(`${name} ${owner}`, browser.copy())
    browser.end()
  }
  const store = server.copy()
  await server.context.db.destroy()
  return {
    rid,
    store,
    tablet: (name, persona) => tablets.get(`${name} ${persona}`)!,
    record: () => ({
      ...emptyRecord(),
      shown: new Set(record.shown),
      writings: record.writings.map((writing) => ({ ...writing, saved: undefined })),
    }),
  }
}
