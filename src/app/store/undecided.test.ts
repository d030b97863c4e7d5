/** Typed words that nobody has decided upon yet: they outlive the form, the page, the tab and the browser, and go when they are let go. */
import { expect, test } from 'vitest'
import { copyOf, emptyDisk, memoryPort } from '#tests/world/memory-port.ts'
import { quickMemory } from '#tests/world/quick-memory.ts'
import { quickWords } from './quick-words.ts'
import { Undecided } from './undecided.ts'

const HELEN = '01939f3a-0000-7000-8000-00000000000a'
const KEY = 'r/raise/text'

const device = () => ({ disk: emptyDisk(), memory: quickMemory() })
type Device = ReturnType<typeof device>

async function tab({ disk, memory }: Device, personId = HELEN): Promise<Undecided> {
  const made = new Undecided(
    memoryPort(disk, () => Promise.resolve()),
    quickWords(personId, () => memory),
  )
  await made.open()
  return made
}

const typed = (each: Undecided) => [...(each.getState().words ?? [])]

test('what is typed is there in the next tab, is its author’s, and goes once it is let go', async () => {
  const here = device()
  const first = await tab(here)
  for (const words of ['I', 'It', 'It has 221 pupils.']) first.keep(KEY, words)
  first.keep('r/withdraw/reason', '')
  expect(await first.kept()).toBe(true)
  expect(here.memory.length).toBe(0)
  const second = await tab(here)
  expect(typed(second)).toEqual([
    [KEY, 'It has 221 pupils.'],
    ['r/withdraw/reason', ''],
  ])
  second.keep(KEY, null)
  await second.kept()
  expect(typed(await tab(here))).toEqual([['r/withdraw/reason', '']])
})

test('two people of one device have each their own', async () => {
  const { disk, memory } = device()
  const helen = await tab({ disk, memory })
  helen.keep(KEY, 'It has 221 pupils.')
  expect(typed(await tab({ disk: emptyDisk(), memory }, '01939f3a-0000-7000-8000-00000000000b'))).toEqual([])
})

test('a page that is gone before its transaction has taken no letter with it', async () => {
  const here = device()
  const first = await tab(here)
  first.keep(KEY, 'It has')
  first.keep(KEY, 'It has 221 pupils.')
  const reloaded = { disk: copyOf(here.disk), memory: here.memory }
  expect(typed(await tab(reloaded))).toEqual([[KEY, 'It has 221 pupils.']])
  expect(reloaded.memory.length).toBe(0)
  expect(typed(await tab(reloaded))).toEqual([[KEY, 'It has 221 pupils.']])
})

test('a browser that is killed has what it said was kept; an older copy in its quick memory is not taken for newer', async () => {
  const here = device()
  const first = await tab(here)
  first.keep(KEY, 'It has')
  first.keep('r/answer/p', 'Corrected.')
  const older = here.memory.copy()
  first.keep(KEY, 'It has 221 pupils.')
  first.keep('r/answer/p', null)
  await first.kept()
  const next = { disk: copyOf(here.disk), memory: older }
  expect(typed(await tab(next))).toEqual([[KEY, 'It has 221 pupils.']])
  expect(older.length).toBe(0)
})

test('a tab that is open beside shows it at once, and what it types itself goes over it', async () => {
  const here = device()
  const [one, other] = [await tab(here), await tab(here)]
  one.keep(KEY, 'It has')
  const key = `qar-undecided/${HELEN}/${KEY}`
  other.hear({ key, newValue: here.memory.getItem(key) })
  expect(typed(other)).toEqual([[KEY, 'It has']])
  await one.kept()
  other.hear({ key, newValue: null })
  other.keep(KEY, 'It has 221')
  await other.kept()
  expect(typed(await tab(here))).toEqual([[KEY, 'It has 221']])
})

test('a tab that hears late of what is typed beside it shows it all the same, and does not go back behind it', async () => {
  const here = device()
  const [one, other] = [await tab(here), await tab(here)]
  one.keep(KEY, 'It has 221')
  const key = `qar-undecided/${HELEN}/${KEY}`
  const newValue = here.memory.getItem(key)
  expect(await one.kept()).toBe(true)
  other.hear({ key, newValue })
  expect(typed(other)).toEqual([[KEY, 'It has 221']])
})

test('who asks while nothing waits is told so, and what is typed after that is saved', async () => {
  const here = device()
  const one = await tab(here)
  expect(await one.kept()).toBe(true)
  one.keep(KEY, 'It has 221 pupils.')
  expect(await one.kept()).toBe(true)
  expect([one.getState().keeping, here.memory.length]).toEqual(['kept', 0])
})

test('a tab that opens while another saves does not put what it found over what is newer', async () => {
  const here = device()
  const one = await tab(here)
  one.keep(KEY, 'It has')
  const opening = tab({ disk: here.disk, memory: here.memory.copy() })
  one.keep(KEY, 'It has 221 pupils.')
  await Promise.all([one.kept(), opening])
  expect(typed(await tab(here))).toEqual([[KEY, 'It has 221 pupils.']])
})

test('a full disk is said, no older wording stands for a newer, and all is tried again with the next letter', async () => {
  const here = device()
  const one = await tab(here)
  here.disk.isFull = true
  one.keep(KEY, 'It has')
  here.memory.isFull = true
  one.keep(KEY, 'It has 221')
  expect(await one.kept()).toBe(false)
  expect([one.getState().keeping, here.memory.length]).toEqual(['failed', 0])
  expect(typed(one)).toEqual([[KEY, 'It has 221']])
  here.disk.isFull = false
  one.keep('r/withdraw/reason', 'Begun by mistake')
  expect(await one.kept()).toBe(true)
  expect(one.getState().keeping).toBe('kept')
  expect(typed(await tab(here))).toHaveLength(2)
})

test('a browser without a quick memory has them in the database alone', async () => {
  const disk = emptyDisk()
  const forbidden = () => {
    throw new DOMException('Forbidden', 'SecurityError')
  }
  const port = memoryPort(disk, () => Promise.resolve())
  const one = new Undecided(port, quickWords(HELEN, forbidden))
  await one.open()
  one.keep(KEY, 'It has 221 pupils.')
  expect(await one.kept()).toBe(true)
  expect(typed(await tab({ disk, memory: quickMemory() }))).toEqual([[KEY, 'It has 221 pupils.']])
})
