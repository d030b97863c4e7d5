/**
 * New releases while people write: nobody is asked inside an editor, nothing typed is lost, whoever says "Update now"
 * comes back to where they were, and a cold start takes the new version by itself.
 */
import { afterAll, expect, test } from 'vitest'
import { releasesOf } from './release.ts'
import { openReview, point, readyForOffline, saved, signInAs } from './reviewer.ts'
import { startServer } from './server.ts'
import { PATIENT, openTablet } from './tablet.ts'

const server = await startServer()
const releases = await releasesOf(server.port)
const tablet = await openTablet()
const { page } = tablet
afterAll(async () => {
  await tablet.close()
  await releases.close()
  await server.stop()
})

const NOTICE = 'A new version is ready.'
const FIELD = ['What went well', 1] as const

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
const settled = () => expect.poll(isInstalling, PATIENT).toBe(false)

const isInstalling = () =>
  page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.installing))

const isWaiting = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))

/** Whether the page is not the new version yet; it may be on its way there at the moment it is asked. */
const isOld = async () => {
  try {
    return (await isWaiting()) || (await page.getByText(NOTICE).count()) > 0
  } catch {
    return true
  }
}

test('the first visit is not taken for an update: the page is loaded once', async () => {
  let loads = 0
  page.on('load', () => (loads += 1))
  await page.goto(`${releases.origin}/sign-in`)
  await readyForOffline(page)
  await page.waitForTimeout(1000)
  expect(loads).toBe(1)
})

test('ten releases while somebody types: no prompt in the editor, and the caret and each letter stay', async () => {
  await signInAs(page, releases.origin, 'Dan')
  await openReview(page)
  await readyForOffline(page)
  const field = point(page, ...FIELD)
  await field.click()
  await page.keyboard.press('Control+End')
  const before = await field.inputValue()
  for (let release = 0; release < 10; release += 1) {
    await page.keyboard.type(`${release}`)
    await publish()
    await page.keyboard.type('.')
  }
  await settled()
  expect(await isWaiting()).toBe(true)
  expect(await page.getByText(NOTICE).count()).toBe(0)
  expect(await field.inputValue()).toBe(`${before}0.1.2.3.4.5.6.7.8.9.`)
  await saved(page)
})

test('"Update now" on another page reloads into the new version, in the same place, with every letter', async () => {
  const typed = await point(page, ...FIELD).inputValue()
  await page.getByRole('link', { name: 'Check your answers' }).click()
  const url = page.url()
  await page.getByText(NOTICE).waitFor()
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Update now' }).click()])
  await page.getByRole('button', { name: 'Submit evaluation' }).waitFor()
  expect(page.url()).toBe(url)
  await expect.poll(isOld, PATIENT).toBe(false)
  await page.goBack()
  await point(page, ...FIELD).waitFor()
  expect(await point(page, ...FIELD).inputValue()).toBe(typed)
})

test('"Update now" is asked again when the word is lost, and says that it is under way', async () => {
  await page.getByRole('link', { name: 'Check your answers' }).click()
  await publish(HARD_OF_HEARING)
  await settled()
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Update now' }).click()
  await page.getByRole('button', { name: 'Updating…' }).waitFor()
  await loaded
  await expect.poll(isOld, PATIENT).toBe(false)
  await page.getByRole('button', { name: 'Submit evaluation' }).waitFor()
})

test('a later release that arrives after "Update now" does not make it a tap that does nothing', async () => {
  await page.keyboard.press('Shift')
  await publish(HARD_OF_HEARING)
  await settled()
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Update now' }).click()
  // The page may be on its way into the first of the two already.
  await publish().catch(() => undefined)
  expect(await loaded).toBe(page)
  await page.getByRole('button', { name: 'Submit evaluation' }).waitFor()
})

test('a version that one tab has taken is one tap away in the other', async () => {
  await page.goto(page.url())
  await page.getByRole('button', { name: 'Submit evaluation' }).waitFor()
  await expect.poll(isOld, PATIENT).toBe(false)
  const other = await tablet.context.newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Submit evaluation' }).waitFor()
  await other.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  await publish()
  await settled()
  const inOther = other.getByRole('button', { name: 'Update now' })
  await inOther.waitFor()
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Update now' }).click()])
  await page.getByRole('button', { name: 'Submit evaluation' }).waitFor()
  await Promise.all([other.waitForEvent('load'), inOther.click()])
  await other.getByRole('button', { name: 'Submit evaluation' }).waitFor()
  await other.close()
})

test('a cold start takes a waiting version by itself', async () => {
  // Somebody has touched this page: it is no longer at its start.
  await page.keyboard.press('Shift')
  await publish()
  expect(await isWaiting()).toBe(true)
  await page.goto(`${releases.origin}/`)
  await expect.poll(isOld, PATIENT).toBe(false)
  await page.getByRole('heading', { name: 'Your reviews' }).waitFor()
})
