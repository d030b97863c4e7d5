/**
 * New releases while people write: nobody is asked inside an editor, nothing typed is lost, whoever says "Update now"
 * comes back to where they were, and a cold start takes the new version by itself.
 */
import { afterAll, expect, test } from 'vitest'
import { releasesOf } from './release.ts'
import { openReview, point, readyForOffline, saved, signInAs } from './reviewer.ts'
import { startServer } from './server.ts'
import { openTablet } from './tablet.ts'

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

/** Publishes a release and waits until the browser has it in waiting. */
async function publish(): Promise<void> {
  releases.publish()
  await page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!
    await registration.update()
    for (let i = 0; i < 100 && !registration.waiting; i += 1) await new Promise((resolve) => setTimeout(resolve, 100))
  })
}

const isWaiting = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))

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
  expect(await isWaiting()).toBe(false)
  await page.goBack()
  await point(page, ...FIELD).waitFor()
  expect(await point(page, ...FIELD).inputValue()).toBe(typed)
})

test('a cold start takes a waiting version by itself', async () => {
  // Somebody has touched this page: it is no longer at its start.
  await page.keyboard.press('Shift')
  await publish()
  expect(await isWaiting()).toBe(true)
  await page.goto(`${releases.origin}/`)
  // The page may be on its way into the new version at the moment it is asked.
  await expect.poll(() => isWaiting().catch(() => true), { timeout: 20_000 }).toBe(false)
  await page.getByRole('heading', { name: 'Your reviews' }).waitFor()
})
