/**
 * Every address, in light and dark, on a phone and a desktop, as the people who see different things there:
 * axe finds nothing (WCAG 2.2 AA and best practice), and no page scrolls sideways.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everything } from '#tests/golden/report/everything.ts'
import { axeViolations } from './axe.ts'
import { persona } from './persona.ts'
import { MODERATED, PLANNED, SCHOOL, TRUST, signInAs } from './reviewer.ts'
import { startServer } from './server.ts'
import { DESKTOP, PHONE, TABLET, type Tablet, openTablet } from './tablet.ts'

const server = await startServer()
const origin = `http://localhost:${server.port}`
let tablet: Tablet
beforeAll(async () => {
  tablet = await openTablet()
})
afterAll(async () => {
  await tablet.close()
  await server.stop()
})

const SORREL = 'Sorrel Green Junior School'

const PAGES = {
  nobody: ['/sign-in', '/demo/mailbox', '/forgotten', '/invitation', '/shared', '/reports/open', '/help', '/nowhere'],
  dan: [
    '/',
    '/queue',
    '/account',
    '/help',
    '/reviews/{rid}',
    '/reviews/{rid}/evaluation',
    '/reviews/{rid}/evaluation?tab=excellence',
    '/reviews/{rid}/evaluation/check',
    '/reviews/{rid}/team',
    '/reviews/{rid}/submitted',
  ],
  linda: [
    '/',
    '/reviews/{rid}/submitted',
    '/reviews/{rid}/team',
    '/reviews/{rid}/evaluation',
    '/reviews/{trust}/evaluation',
    '/reviews/{trust}/evaluation?tab=improvement',
    '/reviews/{trust}/evaluation/check',
  ],
  priya: [
    '/reviews/{rid}/evaluation',
    '/reviews/{rid}/evaluation/check',
    '/reviews/{moderated}/submitted',
    '/reviews/{moderated}/report',
    '/reviews/{moderated}/report/write',
    '/reviews/{moderated}/report/write?section=cover',
    '/reviews/{moderated}/report/write?section=leadership',
  ],
  amina: ['/reviews/{moderated}/submitted'],
  helen: [
    '/',
    '/reviews/{rid}',
    '/reviews/{rid}/nomination',
    '/reviews/{rid}/last-review',
    '/reviews/{trust}',
    '/reviews/{trust}/submitted',
    '/reviews/{trust}/team',
    '/schools/{school}',
  ],
  tom: ['/', '/reviews/{trust}', '/reviews/{next}', '/reviews/{next}/last-review', '/reviews/{next}/nomination'],
  sunita: ['/schools/{years}'],
  omar: ['/'],
} as const

/**
 * What stands on a tablet stands on a phone or on a desktop, as far as axe can tell, and it is the slowest of all tests; only
 * how wide it is differs.
 */
async function lookAt(page: Page, what: string, found: string[]): Promise<void> {
  for (const size of [TABLET, PHONE, DESKTOP]) {
    await page.setViewportSize(size)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (overflow > 0) found.push(`${what} ${size.width}: scrolls sideways by ${overflow} px`)
    if (size === TABLET) continue
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const violation of await axeViolations(page, colorScheme))
        found.push(`${what} ${size.width} ${colorScheme}: ${violation}`)
    }
  }
}

describe.each(Object.keys(PAGES) as (keyof typeof PAGES)[])('as %s', (who) => {
  test('every page', async () => {
    const { page } = tablet
    const found: string[] = []
    if (who !== 'nobody') await signInAs(page, origin, who)
    const idOf = async (school: string) => (await (await persona(origin, who)).reviewOf(school)).id
    for (const path of PAGES[who]) {
      const rid = path.includes('{rid}') ? await idOf(SCHOOL) : ''
      const trust = path.includes('{trust}') ? await idOf(TRUST) : ''
      const moderated = path.includes('{moderated}') ? await idOf(MODERATED) : ''
      const next = path.includes('{next}') ? await idOf(PLANNED) : ''
      const school = path.includes('{school}') ? (await (await persona(origin, who)).reviewOf(SCHOOL)).school.id : ''
      const years = path.includes('{years}') ? (await (await persona(origin, who)).reviewOf(SORREL)).school.id : ''
      const to = path
        .replace('{school}', school)
        .replace('{years}', years)
        .replace('{rid}', rid)
        .replace('{trust}', trust)
        .replace('{moderated}', moderated)
      await page.goto(origin + to.replace('{next}', next))
      await page.getByRole('heading', { level: 1 }).waitFor()
      // What only the server knows has been answered; the network itself is never idle, since the page listens.
      await page.locator('progress:not([value])').first().waitFor({ state: 'detached' })
      await lookAt(page, `${who} ${path}`, found)
    }
    expect(found).toEqual([])
  })
})

test('what is asked before something is decided for the team, the screen for the wall, and what stands beside the table', async () => {
  const { page } = tablet
  const found: string[] = []
  await signInAs(page, origin, 'Priya')
  const { id } = await (await persona(origin, 'priya')).reviewOf(MODERATED)
  await page.goto(`${origin}/reviews/${id}/submitted`)
  await page.setViewportSize(TABLET)
  for (const button of ['Agree all unanimous', 'Return for changes', 'Close moderation', 'Present']) {
    await page.getByRole('button', { name: button, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    if (button === 'Return for changes') await dialog.getByRole('radio').first().check()
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const violation of await axeViolations(page, colorScheme))
        found.push(`${button} ${colorScheme}: ${violation}`)
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  for (const tab of ['Discussion', 'Descriptors', 'History']) {
    await page.getByRole('tab', { name: tab }).click()
    for (const violation of await axeViolations(page, 'light')) found.push(`${tab}: ${violation}`)
  }
  expect(found).toEqual([])
})

test('an amendment before it is published, and what it changed', async () => {
  const { page } = tablet
  const found: string[] = []
  await signInAs(page, origin, 'Grace')
  const { id } = await (await persona(origin, 'grace')).reviewOf(SORREL)
  await page.goto(`${origin}/reviews/${id}/report/amend`)
  await page.getByRole('button', { name: 'Amend: Headteacher' }).press('Enter')
  await page.keyboard.type('-Hill')
  await page.getByRole('button', { name: 'Amend: What went well 1' }).first().click()
  await page.getByRole('textbox', { name: 'Your wording: What went well 1' }).fill('')
  await lookAt(page, 'the amendment', found)
  await page.getByRole('button', { name: 'Preview and publish' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Publish version 2' }).click()
  await lookAt(page, 'its preview', found)
  await dialog.getByRole('textbox', { name: 'Why the report is amended' }).fill('She has married.')
  await dialog.getByRole('button', { name: 'Publish version 2' }).press('Enter')
  await page.getByText('Version 2 is published.', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Read it' }).click()
  await page.getByText('What has changed since version 1').click()
  const cover = page.getByRole('region', { name: 'Cover', exact: true })
  await cover.getByText('Sunita Rowe-Hill').waitFor()
  await lookAt(page, 'what has changed', found)
  expect(found).toEqual([])
})

test('with whom a report is shared, and the report as whoever has the link reads it', async () => {
  const { page } = tablet
  const found: string[] = []
  await signInAs(page, origin, 'Sunita')
  const { id } = await (await persona(origin, 'sunita')).reviewOf(SORREL)
  await page.goto(`${origin}/reviews/${id}/report`)
  await page.getByRole('button', { name: /^PDF, / }).waitFor()
  await lookAt(page, 'the published report', found)
  await page.getByRole('button', { name: 'Shared with: nobody yet' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('switch').press('Space')
  await dialog.getByText(/^For the membership year .* Agreed by Sunita Rowe/).waitFor()
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const link = await dialog.getByRole('textbox', { name: 'Link for the governors' }).inputValue()
  await dialog.getByRole('button', { name: 'Take back the link for the governors' }).waitFor()
  await lookAt(page, 'the dialog', found)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Shared with: your hub manager and the governors' }).waitFor()
  await page.goto(link)
  await page.getByRole('heading', { level: 1, name: SORREL }).waitFor()
  await lookAt(page, 'the shared report', found)
  await page.goto(`${origin}/reports/open`)
  await page.getByLabel('The file of the report').setInputFiles('tests/golden/report/everything.json')
  await page.getByRole('heading', { level: 1, name: everything.school.name }).waitFor()
  await lookAt(page, 'a report from a file', found)
  expect(found).toEqual([])
})
