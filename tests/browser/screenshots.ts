/**
 * `npm run screenshots`: the README's pictures, taken of the real application with the demonstration's people, and with
 * `--all` every page at every size, light and dark, into a folder to look through.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { layCable } from './cable.ts'
import { persona } from './persona.ts'
import { SCHOOL, estimate, openArea, openReview, readyForOffline, saved, signInAs } from './reviewer.ts'
import { startServer } from './server.ts'
import { DESKTOP, PHONE, TABLET, openTablet } from './tablet.ts'

const folder = process.argv[2] ?? 'docs/screenshots'
const everything = process.argv.includes('--all')
mkdirSync(folder, { recursive: true })

const server = await startServer()
const cable = await layCable(server.port)
const { origin } = cable
const tablet = await openTablet()
const { page } = tablet

async function picture(name: string, size = TABLET, colorScheme: 'light' | 'dark' = 'light', fullPage = false) {
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.waitForTimeout(300)
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage })
}

async function eachWay(name: string) {
  for (const [width, size] of [
    ['phone', PHONE],
    ['tablet', TABLET],
    ['desktop', DESKTOP],
  ] as const)
    for (const scheme of ['light', 'dark'] as const) await picture(`${name}-${width}-${scheme}`, size, scheme, true)
}

await page.goto(`${origin}/sign-in`)
await page.getByRole('button', { name: /^Continue as Dan/ }).waitFor()
if (everything) await eachWay('sign-in')
await signInAs(page, origin, 'Dan')
if (everything) await eachWay('reviews')
await openReview(page)
await readyForOffline(page)
await openArea(page, 'Leadership')
cable.cut()
await estimate(page, 'Effective')
await saved(page)
await page.getByText('No connection. Keep working').waitFor({ timeout: 30_000 })
await picture('evaluation-tablet')
await picture('evaluation-phone-dark', PHONE, 'dark')
if (everything) {
  await eachWay('evaluation')
  await openArea(page, 'Area of Excellence')
  await eachWay('excellence')
  await page.getByRole('link', { name: 'show what is waiting' }).click()
  await page.getByRole('button', { name: 'Send now' }).waitFor()
  await eachWay('queue')
  await page.goBack()
}
await page.getByRole('link', { name: 'Check your answers' }).click()
await picture('check-tablet')
if (everything) await eachWay('check')
cable.join()

const linda = await persona(origin, 'linda')
const { id: rid } = await linda.reviewOf(SCHOOL)
await signInAs(page, origin, 'Linda')
await page.goto(`${origin}/reviews/${rid}/submitted`)
await page.getByRole('heading', { level: 1 }).waitFor()
await page.waitForTimeout(1500)
await picture('submitted-desktop', DESKTOP)
if (everything) {
  await eachWay('submitted')
  await page.goto(`${origin}/reviews/${rid}/team`)
  await page.waitForTimeout(1500)
  await eachWay('team')
  await page.goto(`${origin}/reviews/${rid}/evaluation`)
  await page.waitForTimeout(1000)
  await eachWay('lead-evaluation')
}

await tablet.close().catch((error: unknown) => console.warn(String(error)))
await cable.unplug()
await server.stop()
