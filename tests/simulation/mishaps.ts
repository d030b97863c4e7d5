/**
 * What can happen in a simulated morning, and how often. People work in between; tablets die, are lent and fill up; the
 * network goes; and now and then somebody puts an older copy of the server's store back.
 */
import type { Browser, Program } from './browser.ts'
import { act } from './hand.ts'
import type { Day } from './moment.ts'

export const MISHAPS = {
  act: 50,
  rest: 6,
  'second-tab': 4,
  die: 4,
  'die-at-disk': 4,
  down: 4,
  up: 6,
  'signed-out': 3,
  'sign-in': 4,
  'disk-full': 2,
  'clock-jumps': 2,
  'other-person': 4,
  twin: 2,
  'back-up': 2,
  'put-back': 1,
}
export type Mishap = keyof typeof MISHAPS

/** One of these happens, to one of the tablets or to the server; or nothing, for longer than two exchanges are apart. */
export async function happen(day: Day): Promise<void> {
  const { chance, character, browsers, note, record, rid, timeline, server, work } = day
  const what = chance.weighed(character.mishaps)
  if (what === 'back-up') {
    note(what)
    day.copies.push(server.copy())
    return
  }
  if (what === 'put-back') return putBack(day)
  if (what === 'rest') return timeline.pass(40_000, () => undefined)
  const browser = chance.pick(browsers)
  const { name, line, disks, tabs, owner } = browser
  note(`${name} ${what}`)
  if (what === 'act') {
    const deed = chance.weighed(character.deeds)
    note(`${name}   ${deed}`)
    void act({ browser, program: chance.pick(tabs), rid, chance, record, work, texts: character.texts }, deed)
  } else if (what === 'second-tab') browser.openTab()
  else if (what === 'die') timeline.after(chance.below(3000), () => browser.restart())
  else if (what === 'die-at-disk') browser.restartAtDisk(1 + chance.below(20))
  else if (what === 'down') line.weather = 'down'
  else if (what === 'up') {
    line.weather = 'bad'
    browser.comeOnline()
  } else if (what === 'signed-out') line.cookie = null
  else if (what === 'sign-in') void chance.pick(tabs).tablet.signIn({ persona: owner })
  else if (what === 'other-person') void anotherSignsIn(chance.pick(tabs))
  else if (what === 'twin') setUpTwin(day, browser)
  else if (what === 'clock-jumps') browser.clockError = (chance.below(7) - 3) * 86_400_000
  else for (const disk of disks.values()) disk.isFull = !disk.isFull
}

/**
 * An earlier copy, perhaps from the evening before: what has been received since is on the tablets alone. Twins give one
 * device's numbers to different entries, so that no count tells them what a store has lost of which: to them it is said.
 */
async function putBack({ chance, timeline, server, copies, record, note }: Day): Promise<void> {
  const epoch = record.hasTwin || chance.below(2) === 0 ? chance.id(timeline.now()) : null
  note(epoch ? 'put-back' : 'put-back without a new epoch')
  record.isPutBack = true
  await server.putBack(chance.pick(copies.slice(-2)), epoch)
}

/** A tablet is set up as a copy of another, of which it then knows nothing: both go on under the same numbers. */
function setUpTwin({ browsers, open, record }: Day, original: Browser): void {
  const { name, owner, line } = original
  const twin = `${name}'`
  if (record.isPutBack || browsers.some((browser) => browser.name === twin)) return
  record.hasTwin = true
  for (const shown of record.shown) {
    const [on, mid] = shown.split(' ')
    if (on === name) record.shown.add(`${twin} ${mid}`)
  }
  open(twin, owner, original.copy()).line.weather = line.weather
}

/** Priya borrows the tablet: whoever had it has their words kept, and sent by themselves alone. */
async function anotherSignsIn({ tablet }: Program): Promise<void> {
  if ((await tablet.signOut()) !== null) return
  for (let tries = 3; tries > 0; tries -= 1) if ('person' in (await tablet.signIn({ persona: 'priya' }))) return
}
