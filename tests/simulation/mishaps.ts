/**
 * What can happen in a simulated morning, and how often. People work in between; tablets die, are lent and fill up; the
 * network goes; and now and then somebody puts an older copy of the server's store back.
 */
import type { Program } from './browser.ts'
import { act, anyDeed } from './hand.ts'
import type { Day } from './invariants.ts'

const MISHAPS = {
  act: 32,
  'second-tab': 6,
  die: 8,
  down: 4,
  up: 6,
  'signed-out': 2,
  'sign-in': 4,
  'disk-full': 2,
  'clock-jumps': 2,
  'other-person': 2,
  'back-up': 2,
  'put-back': 1,
}

/** One of these happens, to one of the tablets or to the server. */
export async function happen(day: Day): Promise<void> {
  const { chance, browsers, note, record, rid, timeline, server } = day
  const what = chance.weighed(MISHAPS)
  if (what === 'back-up') {
    note(what)
    day.copies.push(server.copy())
    return
  }
  if (what === 'put-back') return putBack(day)
  const browser = chance.pick(browsers)
  const { name, line, disks, tabs, owner } = browser
  note(`${name} ${what}`)
  if (what === 'act') {
    const deed = anyDeed(chance)
    note(`${name}   ${deed}`)
    void act({ browser, program: chance.pick(tabs), rid, chance, record }, deed)
  } else if (what === 'second-tab') browser.openTab()
  else if (what === 'die') timeline.after(chance.below(3000), () => browser.restart())
  else if (what === 'down') line.weather = 'down'
  else if (what === 'up') {
    line.weather = 'bad'
    browser.comeOnline()
  } else if (what === 'signed-out') line.cookie = null
  else if (what === 'sign-in') void chance.pick(tabs).tablet.signIn({ persona: owner })
  else if (what === 'other-person') void anotherSignsIn(chance.pick(tabs))
  else if (what === 'clock-jumps') browser.clockError = (chance.below(7) - 3) * 86_400_000
  else for (const disk of disks.values()) disk.isFull = !disk.isFull
}

/** An earlier copy, perhaps from the evening before: what has been received since is on the tablets alone. */
async function putBack({ chance, timeline, server, copies, record, note }: Day): Promise<void> {
  const epoch = chance.below(2) === 0 ? chance.id(timeline.now()) : null
  note(epoch ? 'put-back' : 'put-back without a new epoch')
  record.isPutBack = true
  await server.putBack(chance.pick(copies.slice(-2)), epoch)
}

/** Priya borrows the tablet: whoever had it has their words kept, and sent by themselves alone. */
async function anotherSignsIn({ tablet }: Program): Promise<void> {
  if ((await tablet.signOut()) === null) await tablet.signIn({ persona: 'priya' })
}
