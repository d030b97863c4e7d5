/**
 * One simulated day from one seed: a few people with a few tablets, a morning in which everything goes wrong, and an
 * afternoon in which the weather is fair. The same seed is the same day, event by event.
 */
import type { Disk } from '#tests/world/memory-port.ts'
import { idOf } from '#tests/world/server.ts'
import { browserIn } from './browser.ts'
import { chanceOf } from './chance.ts'
import { type Day, atAnyMoment, unsettled } from './invariants.ts'
import { happen } from './mishaps.ts'
import { emptyRecord } from './record.ts'
import { simulatedServer } from './server.ts'
import { timelineFrom } from './timeline.ts'
import { MORNING, yesterday } from './yesterday.ts'

export interface Lived {
  readonly seed: number
  /** What was found wrong; empty after a good day. */
  readonly violations: readonly string[]
  readonly trace: readonly string[]
}

const OWNERS = [
  ['amina', 'amina'],
  ['amina', 'dan'],
  ['amina', 'amina', 'dan'],
] as const

export async function live(seed: number): Promise<Lived> {
  const chance = chanceOf(seed)
  const timeline = timelineFrom(MORNING)
  const record = emptyRecord()
  const { rid, store, tablet } = await yesterday()
  const server = simulatedServer({ timeline, chance }, store)
  const note = (what: string) => record.trace.push(`${timeline.now() % 86_400_000} ${what}`)
  const browsers = chance.pick(OWNERS).map((owner, at) => {
    const name = 'ABC'[at]!
    // Now and then a tablet is new.
    const kept = chance.below(8) === 0 ? undefined : tablet(name, owner)
    return browserIn({ timeline, chance, server, name, owner, kept, note: (what) => note(`${name} ${what}`) })
  })
  const day: Day = { timeline, chance, server, rid, browsers, record, note, copies: [store] }
  try {
    const violations = [...(await morning(day)), ...(await afternoon(day))]
    return { seed, violations, trace: record.trace }
  } finally {
    for (const browser of browsers) browser.keep()
    await server.context.db.destroy()
  }
}

/** A dozen or two things happen, while the network does as it pleases. */
async function morning(day: Day): Promise<readonly string[]> {
  const { browsers, timeline, chance } = day
  for (const { tabs, owner } of browsers)
    if (!tabs[0].tablet.getSession()) void tabs[0].tablet.signIn({ persona: owner })
  if (browsers.some(({ disks }) => disks.size === 0)) await timeline.pass(3000, () => undefined)
  for (const { line } of browsers) line.weather = 'bad'
  for (let left = 8 + chance.below(18); left > 0; left -= 1) {
    await happen(day)
    await timeline.pass(200 + chance.below(5000), () => undefined)
    const lost = await atAnyMoment(day)
    if (lost.length > 0) return lost
  }
  return []
}

/**
 * Everything works again: whoever has lent a tablet takes back what they wrote on it, its owner has it last, and all hear
 * what the others have sent meanwhile. After a while nothing is left to do.
 */
async function afternoon(day: Day): Promise<readonly string[]> {
  const { browsers, timeline, record } = day
  for (const { line, disks } of browsers) {
    line.weather = 'fair'
    for (const disk of disks.values()) disk.isFull = false
  }
  // Whatever was to happen has happened.
  await timeline.pass(3000, () => undefined)
  for (let round = 1; ; round += 1) {
    const lent = browsers.filter(({ disks }) => isWantedBack(disks.get(PRIYA), record.isPutBack && round === 1))
    for (const { tabs } of lent) void tabs[0].tablet.signIn({ persona: 'priya' })
    if (lent.length > 0) await timeline.pass(round * 5000, () => undefined)
    for (const { tabs, owner } of browsers) void tabs[0].tablet.signIn({ persona: owner })
    await timeline.pass(round * 5000, () => undefined)
    for (const { tabs } of browsers) void tabs[0].tablet.getSession()?.sync.sendNow()
    await timeline.pass(round * 5000, () => undefined)
    const wrong = await unsettled(day)
    if (wrong.length === 0 || round === LONGEST) return wrong
  }
}

const PRIYA = idOf('priya')

/** Whether something of hers waits there, or may have to wait again. */
const isWantedBack = (disk: Disk | undefined, isPutBack: boolean) =>
  disk !== undefined && (disk.tables.outbox.size > 0 || (isPutBack && disk.tables.journal.size > 0))

/** After so many rounds, some minutes in all, what is still wrong will stay so. */
const LONGEST = 6
