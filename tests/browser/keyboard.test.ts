/** The whole evaluation and its submission by the keyboard alone: Tab, arrows, Space, Enter, and letters. */
import { afterAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { MODERATED, openReview, point, sent, signInAs } from './reviewer.ts'
import { startServer } from './server.ts'
import { PATIENT, PHONE, TABLET, openTablet } from './tablet.ts'

const server = await startServer()
const tablet = await openTablet()
const { page } = tablet
const MENU = 'Move or delete “What went well 1”'
afterAll(async () => {
  await tablet.close()
  await server.stop()
})

test('an evaluation is written, put in order and submitted without a pointer', async () => {
  await signInAs(page, `http://localhost:${server.port}`, 'Amina')
  await tabTo(page, 'link', 'Thistledown Bridge Primary School')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Leadership', exact: true }).waitFor()

  for (const area of ['Leadership', 'Provision', 'Disadvantaged and needs']) {
    if (area !== 'Leadership') {
      await tabTo(page, 'tab')
      await page.keyboard.press('ArrowRight')
      await page.getByRole('tab', { name: area, exact: true, selected: true }).waitFor()
    }
    await tabTo(page, 'radio')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, 'button', 'Add what went well')
    await page.keyboard.press('Enter')
    await page.keyboard.type('First of all')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Second, and then first')
    await page.keyboard.press('Alt+ArrowUp')
    expect(await point(page, 'What went well', 1).inputValue()).toBe('Second, and then first')
    expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe(
      'Second, and then first',
    )
    await tabTo(page, 'button', 'Add even better if')
    await page.keyboard.press('Enter')
    await page.keyboard.type('…it were sent')
    expect(await page.getByRole('radio', { name: 'Effective', exact: true }).isChecked()).toBe(true)
  }
  await tabTo(page, 'link', 'Check your answers')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Submit evaluation' }).waitFor()
  await tabTo(page, 'button', 'Submit evaluation')
  await page.keyboard.press('Enter')
  await sent(page)
  await page.getByRole('button', { name: 'Recall evaluation' }).waitFor()
})

test('a point is deleted from its menu and brought back, with its text and its place', async () => {
  await signInAs(page, `http://localhost:${server.port}`, 'Dan')
  await openReview(page)
  const first = point(page, 'What went well', 1)
  const text = await first.inputValue()
  expect(text).not.toBe('')
  await tabTo(page, 'button', MENU)
  await page.keyboard.press('Space')
  await focusedItem(page, 'Move down')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByText('Point deleted from “What went well”.').waitFor()
  expect(await first.inputValue()).not.toBe(text)
  await tabTo(page, 'button', 'Undo')
  await page.keyboard.press('Enter')
  await expect.poll(() => first.inputValue(), PATIENT).toBe(text)
})

test('a menu is used as menus are: by arrows and letters, left by Escape, Tab, its button or a press beside it', async () => {
  const button = page.getByRole('button', { name: MENU, exact: true })
  const menu = page.getByRole('menu', { name: MENU, exact: true })
  const closed = () => menu.waitFor({ state: 'detached' })
  await button.focus()
  await page.keyboard.press('ArrowDown')
  // The first point cannot be moved up.
  await focusedItem(page, 'Move down')
  expect(await button.getAttribute('aria-expanded')).toBe('true')
  expect(await button.getAttribute('aria-controls')).toBe(await menu.getAttribute('id'))
  await page.keyboard.press('ArrowUp')
  await focusedItem(page, 'Delete')
  await page.keyboard.press('m')
  await focusedItem(page, 'Move down')
  await page.keyboard.press('Escape')
  await closed()
  await button.and(page.locator(':focus')).waitFor()
  expect(await button.getAttribute('aria-expanded')).toBe('false')

  await page.keyboard.press('Enter')
  await focusedItem(page, 'Move down')
  await page.keyboard.press('Shift+Tab')
  await closed()
  await point(page, 'What went well', 1).and(page.locator(':focus')).waitFor()

  for (const elsewhere of [button, page.getByRole('heading', { name: 'What went well', exact: true })]) {
    await button.click()
    await focusedItem(page, 'Move down')
    await elsewhere.click()
    await closed()
  }
})

test('a menu stands in sight on a small phone with very large text, wherever its button is', async () => {
  await page.setViewportSize(PHONE)
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  const button = page.getByRole('button', { name: MENU, exact: true })
  for (const block of ['start', 'end'] as const) {
    await button.evaluate((element, at) => element.scrollIntoView({ block: at }), block)
    await button.press('Enter')
    await focusedItem(page, 'Move down')
    const { x, y, width, height } = (await page.getByRole('menu').boundingBox())!
    expect(Math.min(x, y, PHONE.width - x - width, PHONE.height - y - height)).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Escape')
  }
  await page.evaluate(() => (document.documentElement.style.fontSize = ''))
  await page.setViewportSize(TABLET)
})

test('a lead moderates without a pointer: chooses by a digit, says why, agrees, takes all that is unanimous, and undoes it', async () => {
  await signInAs(page, `http://localhost:${server.port}`, 'Priya')
  await openReview(page, MODERATED)
  await page.getByRole('link', { name: 'Submitted evaluations' }).first().click()
  const toAgree = page.getByText('To agree', { exact: true })
  await expect.poll(() => toAgree.count(), PATIENT).toBe(3)
  await tabTo(page, 'button', 'Leadership at all levels')
  await page.keyboard.press('End')
  await page.keyboard.press('2')
  expect(await page.getByRole('radio', { name: 'Effective', exact: true }).isChecked()).toBe(true)
  await page.keyboard.press('Enter')
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('Consistent in Years 7 to 9.')
  await tabTo(page, 'button', 'Agree as Effective')
  await page.keyboard.press('Enter')
  await expect.poll(() => toAgree.count(), PATIENT).toBe(2)
  await page.locator('.row-button:focus').waitFor()

  await tabTo(page, 'button', 'Agree all unanimous')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByText('Leadership at all levels').waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => toAgree.count(), PATIENT).toBe(1)
  await tabTo(page, 'button', 'Undo')
  await page.keyboard.press('Enter')
  await expect.poll(() => toAgree.count(), PATIENT).toBe(2)

  await tabTo(
    page,
    'button',
    'Quality of provision and outcomes for disadvantaged pupils and pupils with additional needs',
  )
  await page.keyboard.press('r')
  await page.getByRole('dialog', { name: 'Return an evaluation for changes' }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.row-button:focus').waitFor()

  // A comment cites a point, and leads to it among its reviewer's words.
  await page.keyboard.press('c')
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Was that in every class?')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const cited = await page.getByRole('blockquote').textContent()
  await page.getByRole('button', { name: /^Show where it stands/ }).press('Enter')
  const point = page.locator('li:focus')
  await point.waitFor()
  expect(cited).toContain(await point.textContent())
  await sent(page)
})

const focusedItem = (on: Page, name: string) =>
  on.getByRole('menuitem', { name, exact: true }).and(on.locator(':focus')).waitFor()

/** Presses Tab until the focus is on such a control, as a person would; never more than once round the page. */
async function tabTo(on: Page, role: string, name?: string): Promise<void> {
  const seen: string[] = []
  for (let i = 0; i < 120; i += 1) {
    await on.keyboard.press('Tab')
    const focused = on.locator('*:focus')
    if ((await focused.count()) === 0) continue
    const match = on.getByRole(role as 'link', name === undefined ? {} : { name, exact: true }).and(focused)
    if ((await match.count()) > 0) return
    seen.push(await focused.evaluate((element) => element.outerHTML.slice(0, 80)))
  }
  throw new Error(`No ${role} ${name ?? ''} was reached with Tab; the focus met:\n${seen.slice(-30).join('\n')}`)
}
