/**
 * One simulated day from one seed: a few people with a few tablets, a morning in which everything goes wrong, and an
 * afternoon in which the weather is fair. The same seed is the same day, event by event.
 */
import type { Persona } from '#server/demo/people.ts'
import type { Disk } from '#tests/world/memory-port.ts'
import { idOf } from '#tests/world/known.ts'
import { type Browser, browserIn } from './browser.ts'
import { chanceOf } from './chance.ts'
import { characterOf } from './character.ts'
import { EVALUATION } from './evaluation.ts'
import { atAnyMoment, unsettled } from './invariants.ts'
import { happen } from './mishaps.ts'
import type { Day } from './moment.ts'
import { WRITING_A_SECTION } from './section.ts'
import { simulatedServer } from './server.ts'
import { timelineFrom } from './timeline.ts'
import { MORNING, yesterday } from './yesterday.ts'

export interface Lived {
  readonly seed: number
  /** What was found wrong; empty after a good day. */
  readonly violations: readonly string[]
  readonly trace: readonly string[]
}

/** One day in so many is spent on the report. */
const REPORT = 8
const WRITERS = [
  ['linda', 'grace'],
  ['linda', 'grace'],
  ['linda', 'linda', 'grace'],
  ['linda', 'grace', 'grace'],
] as const
const REVIEWERS = [
  ['amina'],
  ['amina', 'amina'],
  ['amina', 'amina'],
  ['amina', 'amina'],
  ['amina', 'dan'],
  ['amina', 'amina', 'dan'],
] as const

export async function live(seed: number): Promise<Lived> {
  const chance = chanceOf(seed)
  const timeline = timelineFrom(MORNING)
  const character = characterOf(chance)
  const isReport = seed % REPORT === 0
  const isFilledIn = chance.below(2) === 0
  const evening = await yesterday(isReport ? 'report' : isFilledIn ? 'filled-in' : 'begun')
  const { rid, store, tablet } = evening
  const record = evening.record()
  const server = simulatedServer({ timeline, chance }, store)
  const note = (what: string) => record.trace.push(`${timeline.now() % 86_400_000} ${what}`)
  const around = { timeline, chance, server, fates: character.fates }
  const open: Day['open'] = (name, owner, kept) => {
    const browser = browserIn({ ...around, name, owner, kept, note: (what) => note(`${name} ${what}`) })
    browsers.push(browser)
    return browser
  }
  const browsers: Browser[] = []
  for (const [at, owner] of chance.pick<readonly Persona[]>(isReport ? WRITERS : REVIEWERS).entries()) {
    const name = 'ABC'[at]!
    // Now and then a tablet is new.
    open(name, owner, chance.below(8) === 0 ? null : tablet(name, owner))
  }
  const work = isReport ? WRITING_A_SECTION : EVALUATION
  const day: Day = { timeline, chance, character, work, server, rid, browsers, open, record, note, copies: [store] }
  try {
    const wrong = await morning(day)
    const violations = wrong.length > 0 ? wrong : await afternoon(day)
    return { seed, violations, trace: record.trace }
  } finally {
    for (const browser of browsers) browser.end()
    await server.context.db.destroy()
  }
}

/** A few things happen, on some days many, while the network does as it pleases. */
async function morning(day: Day): Promise<readonly string[]> {
  const { browsers, timeline, chance, character } = day
  for (const { tabs, owner } of browsers)
    if (!tabs[0].tablet.getSession()) void tabs[0].tablet.signIn({ persona: owner })
  if (browsers.some(({ disks }) => disks.size === 0)) await timeline.pass(3000, () => undefined)
  for (const browser of browsers) {
    browser.line.weather = 'bad'
    for (let more = character.tabs - 1; more > 0; more -= 1) browser.openTab()
  }
  for (let left = character.steps; left > 0; left -= 1) {
    await happen(day)
    await timeline.pass(character.pause + chance.below(10 * character.pause), () => undefined)
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
  for (let round = 1; ; round += 1) {
    const lent = browsers.filter(({ disks }) => isWantedBack(disks.get(PRIYA), record.isPutBack && round <= AGAIN))
    for (const { tabs } of lent) void tabs[0].tablet.signIn({ persona: 'priya' })
    if (lent.length > 0) await timeline.pass(round * 5000, () => undefined)
    for (const browser of browsers) void sendAll(browser, round === 1 && !record.isPutBack)
    await timeline.pass(3000 + round * 5000, () => undefined)
    const wrong = await unsettled(day)
    if (wrong.length === 0 || round === LONGEST) return wrong
  }
}

/** The owner has it in hand, and it is online. If that is not enough, they sign in again. */
function sendAll(browser: Browser, isEnough: boolean): unknown {
  const { tabs, owner, line } = browser
  const { tablet } = tabs[0]
  const isSignedIn = line.cookie !== null && tablet.getSession()?.person.id === idOf(owner)
  return isEnough && isSignedIn ? browser.comeOnline() : tablet.signIn({ persona: owner })
}

const PRIYA = idOf('priya')

/** Whether something of hers waits there, or may have to wait again. */
const isWantedBack = (disk: Disk | undefined, isPutBack: boolean) =>
  disk !== undefined && (disk.tables.outbox.size > 0 || (isPutBack && disk.tables.journal.size > 0))

/** So often she comes back to a store that was put back: a request of the morning may take up all of the first time. */
const AGAIN = 3

/** After so many rounds, some minutes in all, what is still wrong will stay so. */
const LONGEST = 8
