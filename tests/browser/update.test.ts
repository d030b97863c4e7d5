/**
 * New releases while people write: nobody is asked inside an editor, nothing typed is lost, whoever says "Update now"
 * comes back to where they were, and a cold start takes the new version by itself.
 */
import { afterAll, expect, test } from 'vitest'
import { barePage } from './bare-page.ts'
import { releasesOf } from './release.ts'
import { SCHOOL } from './reviewer.ts'
import { startServer } from './server.ts'
import { startBrowser } from './tablet.ts'

const server = await startServer()
const releases = await releasesOf(server.port)
const browser = await startBrowser()
const page = await barePage(browser)
afterAll(async () => {
  await browser.die()
  await browser.forget()
  await releases.close()
  await server.stop()
  if (page.faults.length > 0) throw new Error(page.faults.join('\n'))
})

const NOTICE = 'A new version is ready.'
const CHECK_PAGE = 'Submit evaluation'

/** A worker that hears nothing of the first words that are said to it. */
const HARD_OF_HEARING = `
let lost = 0
self.addEventListener('message', (event) => (lost += 1) <= 4 && event.stopImmediatePropagation())`

/** Publishes a release; the browser begins to install it, and one that is installed waits. */
async function publish(lines?: string): Promise<void> {
  releases.publish(lines)
  await page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!
    await registration.update()
    for (let i = 0; i < 100 && !registration.waiting; i += 1) await new Promise((resolve) => setTimeout(resolve, 100))
  })
}

/** Until the last release that was published is the one that waits. */
const settled = () =>
  page.until(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    return !registration?.installing && Boolean(registration?.waiting)
  })

/** Until the page is the new version: nothing waits, and nothing is offered. */
const isNew = () =>
  page.until(async (notice) => {
    const registration = await navigator.serviceWorker.getRegistration()
    return !registration?.waiting && !document.body.innerText.includes(notice)
  }, NOTICE)

const servedByWorker = () => page.until(() => navigator.serviceWorker.controller !== null)
const firstPoint = () => page.evaluate(() => document.querySelector('textarea')!.value)
const showsPoints = () => page.until(() => document.querySelector('textarea') !== null)

const offersUpdate = () => page.evaluate((notice) => document.body.innerText.includes(notice), NOTICE)

/** Does `work`, and waits for the load that follows from it. */
async function reloadedBy(work: () => Promise<unknown>): Promise<void> {
  const before = page.loads()
  await work()
  await page.loadedAgain(before)
}

test('the first visit is not taken for an update: the page is loaded once', async () => {
  await page.goto(`${releases.origin}/sign-in`)
  await servedByWorker()
  await new Promise((resolve) => setTimeout(resolve, 1000))
  expect(page.loads()).toBe(1)
})

test('ten releases while somebody types: no prompt in the editor, and the caret and each letter stay', async () => {
  await page.click('Continue as Dan')
  await page.click(SCHOOL)
  await showsPoints()
  const before = await firstPoint()
  await page.evaluate(() => {
    const field = document.querySelector('textarea')!
    field.focus()
    field.setSelectionRange(field.value.length, field.value.length)
  })
  for (let release = 0; release < 10; release += 1) {
    await page.type(`${release}`)
    await publish()
    await page.type('.')
  }
  await settled()
  expect(await offersUpdate()).toBe(false)
  expect(await firstPoint()).toBe(`${before}0.1.2.3.4.5.6.7.8.9.`)
  await page.shows('Saved')
})

test('"Update now" on another page reloads into the new version, in the same place, with every letter', async () => {
  const typed = await firstPoint()
  await page.click('Check your answers')
  await page.shows(CHECK_PAGE)
  await page.shows(NOTICE)
  const address = await page.evaluate(() => location.href)
  await reloadedBy(() => page.click('Update now'))
  await page.shows(CHECK_PAGE)
  expect(await page.evaluate(() => location.href)).toBe(address)
  await isNew()
  await page.evaluate(() => history.back())
  await showsPoints()
  expect(await firstPoint()).toBe(typed)
})

test('"Update now" is asked again when the word is lost, and says that it is under way', async () => {
  await page.click('Check your answers')
  await page.shows(CHECK_PAGE)
  await publish(HARD_OF_HEARING)
  await settled()
  await reloadedBy(async () => {
    await page.click('Update now')
    await page.shows('Updating…')
  })
  await isNew()
  await page.shows(CHECK_PAGE)
  expect(await offersUpdate()).toBe(false)
})

test('a later release that arrives after "Update now" does not make it a tap that does nothing', async () => {
  const address = await page.evaluate(() => location.href)
  await page.type(' ')
  await publish(HARD_OF_HEARING)
  await settled()
  await reloadedBy(async () => {
    await page.click('Update now')
    // The page may be on its way into the first of the two already.
    await publish().catch(() => undefined)
  })
  await page.shows(CHECK_PAGE)
  expect(await page.evaluate(() => location.href)).toBe(address)
})

test('a version that one tab has taken is one tap away in the other', async () => {
  const address = await page.evaluate(() => location.href)
  await page.goto(address)
  await page.shows(CHECK_PAGE)
  await isNew()
  const other = await barePage(browser, true)
  await other.goto(address)
  await other.shows(CHECK_PAGE)
  for (const each of [page, other]) await each.type(' ')
  await publish()
  await settled()
  await other.shows(NOTICE)
  await reloadedBy(() => page.click('Update now'))
  await page.shows(CHECK_PAGE)
  const before = other.loads()
  await other.click('Update now')
  await other.loadedAgain(before)
  await other.shows(CHECK_PAGE)
  expect(other.faults).toEqual([])
  await other.close()
})

test('a cold start takes a waiting version by itself', async () => {
  // Somebody has touched this page: it is no longer at its start.
  await page.type(' ')
  await publish()
  await settled()
  await page.goto(`${releases.origin}/`)
  await isNew()
  await page.shows('Your reviews')
  expect(await offersUpdate()).toBe(false)
})
