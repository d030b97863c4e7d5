/**
 * The journey that the product exists for. A reviewer writes an evaluation without a connection, the tablet dies,
 * comes back, finds the connection, and the lead reads exactly what was typed, compared here code unit by code unit
 * with the server's own history.
 */
import { afterEach, expect, test } from 'vitest'
import { type Cable, layCable } from './cable.ts'
import { persona } from './persona.ts'
import {
  SCHOOL,
  addPoint,
  estimate,
  openArea,
  openReview,
  point,
  readyForOffline,
  saved,
  sent,
  signInAs,
  waiting,
} from './reviewer.ts'
import { type RealServer, startServer } from './server.ts'
import { type Tablet, openTablet, sessionOnDisk } from './tablet.ts'
import { ANSWERS } from './words.ts'

const open: { tablets: Tablet[]; cable?: Cable; server?: RealServer } = { tablets: [] }
afterEach(async () => {
  for (const tablet of open.tablets.splice(0)) await tablet.close()
  await open.cable?.unplug()
  await open.server?.stop()
})

test('written offline, killed, reopened offline, submitted, and read by the lead exactly as typed', async () => {
  const server = (open.server = await startServer())
  const cable = (open.cable = await layCable(server.port))
  const { origin } = cable

  const first = await openTablet()
  await signInAs(first.page, origin, 'Amina')
  await openReview(first.page)
  await first.page.getByRole('tab', { name: 'Leadership', exact: true }).waitFor()
  await readyForOffline(first.page)
  cable.cut()

  for (const { area, level, wentWell, evenBetterIf } of ANSWERS) {
    await openArea(first.page, area)
    await estimate(first.page, level)
    for (const [i, text] of wentWell.entries()) await addPoint(first.page, 'What went well', i + 1, text)
    for (const [i, text] of evenBetterIf.entries()) await addPoint(first.page, 'Even better if', i + 1, text)
  }
  await saved(first.page)
  await sessionOnDisk(first)
  const { faults } = first
  await first.die()
  expect(faults).toEqual([])

  const again = await openTablet({ profile: first.profile })
  open.tablets.push(again)
  const { page } = again
  await page.goto(`${origin}/`)
  await openReview(page)
  for (const { area, level, wentWell, evenBetterIf } of ANSWERS) {
    await openArea(page, area)
    expect(await page.getByRole('radio', { name: level, exact: true }).isChecked()).toBe(true)
    for (const [i, text] of wentWell.entries())
      expect(await point(page, 'What went well', i + 1).inputValue()).toBe(text)
    for (const [i, text] of evenBetterIf.entries())
      expect(await point(page, 'Even better if', i + 1).inputValue()).toBe(text)
  }
  await waiting(page)

  cable.join()
  await page.getByRole('link', { name: 'Check your answers' }).click()
  await page.getByRole('button', { name: 'Submit evaluation' }).click()
  await sent(page)

  const amina = await persona(origin, 'amina')
  const { id: rid } = await amina.reviewOf(SCHOOL)
  const { writes } = await amina.get<{ writes: { field: string; value: unknown }[] }>(
    `/reviews/${rid}/documents/evaluation/${amina.id}/history`,
  )
  const texts = ANSWERS.flatMap(({ wentWell, evenBetterIf }) => [...wentWell, ...evenBetterIf])
  const kept = writes.map(({ value }) => value)
  for (const text of texts) expect(kept).toContain(text)

  const lead = await openTablet()
  open.tablets.push(lead)
  await signInAs(lead.page, origin, 'Linda')
  await openReview(lead.page)
  await lead.page.getByRole('link', { name: 'Submitted evaluations' }).first().click()
  for (const text of texts) {
    const shown = lead.page.locator('li, p, dd, blockquote').filter({ hasText: text.trim().slice(0, 40) })
    await shown.first().waitFor()
    const contents = await shown.allTextContents()
    expect(contents).toContain(text)
  }
})
