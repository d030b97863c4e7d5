/**
 * The tablet dies while somebody types: SIGKILL to the whole browser, ten times, at a moment nobody chose. What had
 * been shown as saved must be there again, and at most the last half second of typing may be gone.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { addPoint, openReview, point, saved, signInAs, status } from './reviewer.ts'
import { startServer } from './server.ts'
import { type Tablet, openTablet } from './tablet.ts'

const LIST = 'What went well'
const SENTENCE = 'Pupils’ talk is purposeful — “because…” is heard in every room, and books show it too. '
const LOST_MS = 500

const server = await startServer()
const origin = `http://localhost:${server.port}`
let tablet: Tablet | undefined
afterAll(async () => {
  await tablet?.close()
  await server.stop()
})

test('killed in mid-typing ten times: nothing shown as saved is lost, and at most 500 ms of typing', async () => {
  tablet = await openTablet()
  await signInAs(tablet.page, origin, 'Amina')
  await openReview(tablet.page)
  await addPoint(tablet.page, LIST, 1, 'It begins. ')
  await saved(tablet.page)

  const losses: number[] = []
  for (let death = 0; death < 10; death += 1) {
    const { typed, shownAsSaved, killedAt } = await typeUntilDeath(tablet, 900 + ((death * 397) % 1300))
    tablet = await openTablet({ profile: tablet.profile })
    await tablet.page.goto(`${origin}/`)
    await openReview(tablet.page)
    const kept = await point(tablet.page, LIST, 1).inputValue()

    expect(typed.text.startsWith(kept), `kept ${kept.length} of ${typed.text.length}`).toBe(true)
    expect(kept.length).toBeGreaterThanOrEqual(shownAsSaved)
    const firstLost = typed.at[kept.length - typed.before]
    losses.push(firstLost === undefined ? 0 : killedAt - firstLost)
    expect(losses.at(-1)).toBeLessThanOrEqual(LOST_MS)
  }
  console.info(`typing lost at each kill, ms: ${losses.map(Math.round).join(' ')}`)
})

/** Types without a pause, as dictation and fast hands do, until the browser is killed after `ms`. */
async function typeUntilDeath({ page, die }: Tablet, ms: number) {
  let shownAsSaved = 0
  await page.exposeBinding('sawSaved', (_, length: number) => {
    shownAsSaved = Math.max(shownAsSaved, length)
  })
  const field = point(page, LIST, 1)
  const before = (await field.inputValue()).length
  const typed = { text: await field.inputValue(), before, at: [] as number[] }
  await status(page).evaluate((header) => {
    const length = () => (document.activeElement as HTMLTextAreaElement).value.length
    const look = () => {
      if (header.textContent.startsWith('Saved'))
        (globalThis as unknown as { sawSaved: (length: number) => void }).sawSaved(length())
    }
    new MutationObserver(look).observe(header, { subtree: true, childList: true, characterData: true })
  })
  await field.focus()
  await page.keyboard.press('Control+End')

  let dead = false
  const typing = (async () => {
    for (let i = 0; !dead; i += 1) {
      const letter = SENTENCE[i % SENTENCE.length]!
      typed.text += letter
      typed.at.push(performance.now())
      await page.keyboard.insertText(letter)
      await sleep(25)
    }
  })().catch((error: unknown) => {
    if (!dead) throw error
  })
  await sleep(ms)
  dead = true
  const killedAt = performance.now()
  await die()
  await typing
  return { typed, shownAsSaved, killedAt }
}
