/**
 * One reviewer, two devices, one evaluation. Different answers merge without a question; two different answers are both
 * kept, whole, and shown; what is to be chosen is seen from every tab, submitting waits for it, and a choice settles it. What one
 * device sends takes nothing from the hands of who works on the other.
 */
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { layCable } from './cable.ts'
import { persona } from './persona.ts'
import { AREAS } from './words.ts'
import { SCHOOL, addPoint, estimate, openArea, openReview, point, saved, sent, signInAs } from './reviewer.ts'
import { startServer } from './server.ts'
import { PATIENT, PHONE, openTablet } from './tablet.ts'

const LIST = 'What went well'
const OTHER = 'Even better if'
const server = await startServer()
const [home, away] = [await layCable(server.port), await layCable(server.port)]
const [tablet, phone] = [await openTablet(), await openTablet({ size: PHONE })]
// A device asks for news every half minute, and whenever its radio stirs; here it stirs often, so that nobody waits.
for (const { context } of [tablet, phone])
  await context.addInitScript(() => setInterval(() => dispatchEvent(new Event('online')), 1500))
afterAll(async () => {
  await tablet.close()
  await phone.close()
  await home.unplug()
  await away.unplug()
  await server.stop()
})

test('different fields merge; the same estimate shows both and is chosen; submit waits for it', async () => {
  for (const [{ page }, { origin }] of [
    [tablet, home],
    [phone, away],
  ] as const) {
    await signInAs(page, origin, 'Amina')
    await openReview(page)
    await page.getByRole('tab', { name: 'Leadership', exact: true }).waitFor()
  }
  for (const area of AREAS.slice(1)) {
    await openArea(tablet.page, area)
    await estimate(tablet.page, 'Effective')
    await addPoint(tablet.page, 'What went well', 1, `Seen in ${area}.`)
  }
  await sent(tablet.page)

  home.cut()
  away.cut()
  await openArea(tablet.page, 'Leadership')
  await estimate(tablet.page, 'Leading')
  await addPoint(tablet.page, 'What went well', 1, 'Written on the tablet.')
  await estimate(phone.page, 'Effective')
  await addPoint(phone.page, 'Even better if', 1, '…written on the phone.')
  await saved(tablet.page)
  await saved(phone.page)
  home.join()
  away.join()

  await point(tablet.page, 'Even better if', 1).waitFor({ timeout: 60_000 })
  expect(await point(tablet.page, 'Even better if', 1).inputValue()).toBe('…written on the phone.')
  await point(phone.page, 'What went well', 1).waitFor({ timeout: 60_000 })
  expect(await point(phone.page, 'What went well', 1).inputValue()).toBe('Written on the tablet.')

  const question = tablet.page.getByRole('group', { name: 'Two answers were saved' })
  await question.waitFor({ timeout: 60_000 })
  const words = await question.textContent()
  expect(words).toContain('Leading')
  expect(words).toContain('Effective')

  await tablet.page.getByRole('link', { name: 'Check your answers' }).click()
  await tablet.page.getByRole('button', { name: 'Submit evaluation' }).click()
  await tablet.page.getByRole('alert').getByRole('link').first().click()
  await question.waitFor()
  await question.getByRole('radio', { name: 'Leading' }).check()
  await question.getByRole('button', { name: 'Use this answer' }).click()
  await question.waitFor({ state: 'detached' })
  await tablet.page.getByRole('link', { name: 'Check your answers' }).click()
  await tablet.page.getByRole('button', { name: 'Submit evaluation' }).click()
  await sent(tablet.page)

  const amina = await persona(home.origin, 'amina')
  const { id: rid } = await amina.reviewOf(SCHOOL)
  const { fields } = await amina.get<{ fields: Record<string, { value: unknown }[]> }>(
    `/reviews/${rid}/documents/evaluation/${amina.id}`,
  )
  expect(fields['areas/leadership/estimate']?.map(({ value }) => value)).toEqual(['leading'])
  // What the header says may still be said of the choice that was sent just before.
  const status = async () => {
    const review = await amina.get<{ fields: Record<string, { value: unknown }[]> }>(`/reviews/${rid}/documents/review`)
    return review.fields[`evaluations/${amina.id}/status`]?.[0]?.value
  }
  await expect.poll(status, PATIENT).toBe('submitted')
  await phone.page
    .getByRole('group', { name: 'Two answers were saved' })
    .waitFor({ state: 'detached', timeout: 60_000 })
})

/** Both devices at the evaluation of this person, on the first area. */
async function bothAs(name: string): Promise<readonly [Page, Page]> {
  const { id: rid } = await (await persona(home.origin, name.toLowerCase())).reviewOf(SCHOOL)
  for (const [{ page }, { origin }] of [
    [tablet, home],
    [phone, away],
  ] as const) {
    await page.context().clearCookies()
    await signInAs(page, origin, name)
    await page.goto(`${origin}/reviews/${rid}/evaluation`)
    await openArea(page, 'Leadership')
  }
  return [tablet.page, phone.page]
}

const description = (page: Page, area: string) =>
  page.getByRole('tab', { name: area, exact: true }).getAttribute('aria-description')

test('keeping both keeps every word; what is to be chosen is seen from every tab', async () => {
  const [a, b] = await bothAs('Linda')
  await addPoint(a, LIST, 1, 'one')
  await sent(a)
  await point(b, LIST, 1).waitFor({ timeout: 60_000 })

  away.cut()
  await point(b, LIST, 1).fill('one, as the phone has it')
  await saved(b)
  // Some of it is sent between the words, some typed into what still waits: the screen must hear of each save.
  for (const words of ['one and', 'one and on', 'one and on and on']) {
    await point(a, LIST, 1).fill(words)
    await a.waitForTimeout(900)
  }
  await sent(a)
  away.join()

  // Nobody is asked in the middle of a word: on this device the field still has the focus.
  const both = a.getByRole('group', { name: 'Two answers were saved' })
  await openArea(a, 'Provision')
  await expect.poll(() => description(a, 'Leadership'), PATIENT).toBe('1 answer to choose')
  await a.getByRole('region', { name: 'Finish' }).getByText('1 answer to choose').waitFor()
  await a.getByRole('link', { name: 'Check your answers' }).click()
  await a
    .getByRole('region', { name: 'Choose before you submit' })
    .getByRole('link', { name: /^Choose between the answers/ })
    .click()

  await both.getByRole('button', { name: 'Use this answer' }).click()
  await both.waitFor({ state: 'detached' })
  const kept = async () => (await point(a, LIST, 1).inputValue()).split('\n').toSorted()
  await expect.poll(kept, PATIENT).toEqual(['one and on and on', 'one, as the phone has it'])
  await expect.poll(() => description(a, 'Leadership'), PATIENT).toBe('Started: no estimate yet, 1 point')
  await expect.poll(() => description(b, 'Leadership'), { timeout: 60_000 }).toBe('Started: no estimate yet, 1 point')
})

test('an open menu outlives all that comes from the other device, even the deletion of its point', async () => {
  const [a, b] = await bothAs('Linda')
  for (const page of [a, b]) await openArea(page, 'Provision')
  await addPoint(a, LIST, 1, 'above')
  await addPoint(a, OTHER, 1, 'to be deleted')
  await sent(a)
  await point(b, OTHER, 1).waitFor({ timeout: 60_000 })
  await menuButton(a, 1).click()
  const item = a.getByRole('menuitem', { name: 'Delete' })
  await item.waitFor()
  // The only point can be moved nowhere.
  await expect.poll(() => focused(a), PATIENT).toBe('Delete')
  const place = await apart(a, 1)

  await addPoint(b, LIST, 1, 'more\nlines\nabove\nthan\nthere\nwere')
  await addPoint(b, OTHER, 2, 'then first')
  await b.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => point(a, OTHER, 1).inputValue(), PATIENT).toBe('then first')
  await a.evaluate(() => scrollBy(0, 1))
  expect(await point(a, OTHER, 2).inputValue()).toBe('to be deleted')
  await expect.poll(() => apart(a, 2), PATIENT).toEqual(place)

  await menuButton(b, 2).click()
  await b.getByRole('menuitem', { name: 'Delete' }).click()
  await point(b, OTHER, 2).waitFor({ state: 'detached' })
  await point(b, LIST, 1).fill('after the deletion')
  await expect.poll(() => point(a, LIST, 1).inputValue(), PATIENT).toBe('after the deletion')

  expect(await focused(a)).toBe('Delete')
  await item.click()
  await a.getByText(`Point deleted from “${OTHER}”.`).waitFor()
  await point(a, OTHER, 2).waitFor({ state: 'detached' })
  expect(await point(a, OTHER, 1).inputValue()).toBe('then first')
  await a.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => point(a, OTHER, 2).inputValue(), PATIENT).toBe('to be deleted')
})

const menuButton = (page: Page, number: number) =>
  page.getByRole('button', { name: `Move or delete “${OTHER} ${number}”` })

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

/** How far the open menu stands from the button of this point. */
async function apart(page: Page, number: number): Promise<readonly number[]> {
  const [menu, button] = [await page.getByRole('menu').boundingBox(), await menuButton(page, number).boundingBox()]
  return [menu!.x - button!.x, menu!.y - button!.y].map(Math.round)
}
