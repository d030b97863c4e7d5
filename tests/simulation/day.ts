/**
 * One simulated day from one seed: a few people with a few tablets, a morning in which everything goes wrong, and an
 * afternoon in which the weather is fair. The same seed is the same day, event by event.
 */
import { type Program, browserIn } from './browser.ts'
import { type Chance, chanceOf } from './chance.ts'
import { act, anyDeed } from './hand.ts'
import { type Day, atAnyMoment, unsettled } from './invariants.ts'
import { emptyRecord } from './record.ts'
import { simulatedServer } from './server.ts'
import { type Timeline, timelineFrom } from './timeline.ts'

export interface Lived {
  readonly seed: number
  /** What was found wrong; empty after a good day. */
  readonly violations: readonly string[]
  readonly trace: readonly string[]
}

type PersonaHere = 'amina' | 'dan'
const OWNERS: readonly (readonly PersonaHere[])[] = [
  ['amina', 'amina'],
  ['amina', 'dan'],
  ['amina', 'amina', 'dan'],
]

const MISHAPS = {
  act: 16,
  'second-tab': 3,
  die: 4,
  down: 2,
  up: 3,
  'signed-out': 1,
  'sign-in': 2,
  'disk-full': 1,
  'clock-jumps': 1,
  'other-person': 1,
}

export async function live(seed: number): Promise<Lived> {
  const chance = chanceOf(seed)
  const timeline = timelineFrom(Date.parse('2026-11-21T09:00:00.000Z'))
  const record = emptyRecord()
  const { context, rid, app } = await simulatedServer(timeline, chance)
  const owners = chance.pick(OWNERS)
  const note = (what: string) => record.trace.push(`${timeline.now() % 86_400_000} ${what}`)
  const browsers = owners.map((_, at) =>
    browserIn({ timeline, chance, app: app as never, name: 'ABC'[at]!, note: (what) => note(`${'ABC'[at]} ${what}`) }),
  )
  const day: Day = { context, rid, browsers, record }
  try {
    browsers.forEach((browser, at) => void browser.tabs[0].tablet.signIn(owners[at]!))
    await timeline.pass(8000, () => undefined)
    const violations = [
      ...(await morning({ day, timeline, chance, owners, note })),
      ...(await afternoon({ day, timeline, owners })),
    ]
    return { seed, violations, trace: record.trace }
  } finally {
    for (const { tabs } of browsers) for (const tab of tabs) tab.alive = false
    await context.db.destroy()
  }
}

interface Living {
  readonly day: Day
  readonly timeline: Timeline
  readonly chance: Chance
  readonly owners: readonly PersonaHere[]
  readonly note: (what: string) => void
}

/** A dozen or two things happen, while the network does as it pleases. */
async function morning(living: Living): Promise<readonly string[]> {
  const { day, timeline, chance, note } = living
  for (const { line } of day.browsers) line.weather = 'bad'
  for (let left = 8 + chance.below(18); left > 0; left -= 1) {
    const at = chance.below(day.browsers.length)
    const what = chance.weighed(MISHAPS)
    note(`${'ABC'[at]} ${what}`)
    happen(living, what, at)
    await timeline.pass(200 + chance.below(5000), () => undefined)
    const lost = await atAnyMoment(day)
    if (lost.length > 0) return lost
  }
  return []
}

function happen({ day, timeline, chance, owners, note }: Living, what: keyof typeof MISHAPS, at: number): void {
  const browser = day.browsers[at]!
  const { line, disks } = browser
  const deed = anyDeed(chance)
  if (what === 'act') {
    note(`${browser.name}   ${deed}`)
    void act({ browser, program: chance.pick(browser.tabs), rid: day.rid, chance, record: day.record }, deed)
  } else if (what === 'second-tab') browser.openTab()
  else if (what === 'die') timeline.after(chance.below(3000), () => browser.restart())
  else if (what === 'down') line.weather = 'down'
  else if (what === 'up') {
    line.weather = 'bad'
    browser.comeOnline()
  } else if (what === 'signed-out') line.cookie = null
  else if (what === 'sign-in') void chance.pick(browser.tabs).tablet.signIn(owners[at]!)
  else if (what === 'other-person') void anotherSignsIn(chance.pick(browser.tabs))
  else if (what === 'clock-jumps') browser.clockError = (chance.below(7) - 3) * 86_400_000
  else for (const disk of disks.values()) disk.isFull = !disk.isFull
}

/** Priya borrows the tablet: whoever had it has their words kept, and sent by themselves alone. */
async function anotherSignsIn({ tablet }: Program): Promise<void> {
  if ((await tablet.signOut()) === null) await tablet.signIn('priya')
}

/** Everything works again, everyone has their own tablet back, and after a while nothing is left to do. */
async function afternoon({
  day,
  timeline,
  owners,
}: Pick<Living, 'day' | 'timeline' | 'owners'>): Promise<readonly string[]> {
  for (const browser of day.browsers) {
    browser.line.weather = 'fair'
    for (const disk of browser.disks.values()) disk.isFull = false
  }
  await timeline.pass(25_000, () => undefined)
  for (const [at, { tabs, disks }] of day.browsers.entries()) {
    for (const persona of disks.size > 1 ? (['priya', owners[at]!] as const) : [owners[at]!]) {
      for (const { tablet } of tabs) void tablet.signIn(persona)
      await timeline.pass(8000, () => undefined)
    }
  }
  for (let round = 0; round < 6; round += 1) {
    await timeline.pass(30_000, () => undefined)
    const wrong = await unsettled(day)
    if (wrong.length === 0) return []
    if (round === 5) return wrong
  }
  return []
}
