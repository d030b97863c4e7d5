/**
 * A network's own server over https, as a person meets it: invited by mail, choosing a password, signing in, writing
 * without a connection, and signed out from elsewhere without losing a word.
 */
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import { type Network, startNetwork } from './network.ts'
import { addPoint, openArea, openReview, point, readyForOffline, saved, sent, waiting } from './reviewer.ts'
import { DESKTOP, PHONE, TABLET, type Tablet, openTablet } from './tablet.ts'

const AMINA = 'amina.warsame@example.org'
const DAN = 'dan.fairweather@example.org'
const PASSWORD = 'kettle orchard tram violet'
const ANOTHER = 'pebble lantern harbour nine'
const LIST = 'What went well'

const open: { tablets: Tablet[]; network?: Network } = { tablets: [] }
afterEach(async () => {
  for (const tablet of open.tablets.splice(0)) await tablet.close()
  await open.network?.stop()
})

async function take(network: Network, size = TABLET): Promise<Tablet> {
  const tablet = await openTablet({ trusts: network.trusts, size })
  open.tablets.push(tablet)
  return tablet
}

async function choosePassword(page: Page, link: string) {
  await page.goto(link)
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByText('Your password is set').waitFor()
  await page.getByRole('link', { name: 'Back to sign-in' }).click()
}

async function signIn(page: Page, address: string) {
  await page.getByLabel('E-mail address').fill(address)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Your reviews' }).waitFor()
}

/** What axe finds and what scrolls sideways, on every size, light and dark. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const size of [PHONE, DESKTOP, TABLET])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.setViewportSize(size)
      for (const violation of await axeViolations(page, colorScheme))
        found.push(`${size.width} ${colorScheme}: ${violation}`)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (overflow > 0) found.push(`${size.width}: scrolls sideways by ${overflow} px`)
    }
  return found
}

/** Everything that the server gives to whoever is signed in here. */
const given = (page: Page) =>
  page.evaluate(async () => {
    const get = (path: string) => fetch(`/api/v1/reviews${path}`)
    const { reviews } = (await (await get('')).json()) as { reviews: { id: string }[] }
    const all = await Promise.all(reviews.map(async ({ id }) => (await get(`/${id}/changes`)).text()))
    return all.join('\n')
  })

test('invited by mail, signed in, reviewing without a connection, and sent once there is one', async () => {
  const network = (open.network = await startNetwork())
  const tablet = await take(network)
  const { page } = tablet

  await page.goto(await network.linkTo(AMINA))
  await page.getByRole('heading', { name: 'Welcome to QA Review' }).waitFor()
  expect(new URL(page.url()).hash).toBe('')
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('New password').fill('password1234')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByText('This password is easy to guess').waitFor()
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByText('Your password is set').waitFor()
  await page.getByRole('link', { name: 'Back to sign-in' }).click()

  await page.getByLabel('E-mail address').fill(AMINA)
  await page.getByLabel('Password').fill('not this one at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('do not belong together').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await signIn(page, AMINA)

  await openReview(page)
  await page.getByRole('tab', { name: 'Leadership', exact: true }).waitFor()
  await readyForOffline(page)
  await tablet.context.setOffline(true)
  await openArea(page, 'Leadership')
  await addPoint(page, LIST, 1, 'Written where there was no connection')
  await saved(page)
  await waiting(page)
  await tablet.context.setOffline(false)
  await sent(page)

  const cookies = await tablet.context.cookies()
  expect(cookies.map(({ name, secure, httpOnly, sameSite }) => ({ name, secure, httpOnly, sameSite }))).toEqual(
    expect.arrayContaining([{ name: '__Host-qar', secure: true, httpOnly: true, sameSite: 'Strict' }]),
  )
})

test('signed out from another device while words wait: they are sent by whoever wrote them and by nobody else', async () => {
  const network = (open.network = await startNetwork())
  const [tablet, phone] = [await take(network), await take(network, PHONE)]
  const { page } = tablet
  const words = 'Written before somebody signed this tablet out'
  await choosePassword(phone.page, await network.linkTo(DAN))
  await choosePassword(phone.page, await network.linkTo(AMINA))
  await signIn(phone.page, AMINA)
  await page.goto(`${network.origin}/sign-in`)
  await signIn(page, AMINA)
  await openReview(page)
  await page.getByRole('tab', { name: 'Leadership', exact: true }).waitFor()
  await readyForOffline(page)
  await tablet.context.setOffline(true)
  await openArea(page, 'Leadership')
  await addPoint(page, LIST, 1, words)
  await waiting(page)

  await phone.page.getByRole('button', { name: 'Signed in as Amina Warsame' }).click()
  await phone.page.getByRole('menuitem', { name: 'Your account' }).click()
  await phone.page.getByRole('button', { name: /^Sign out .+, last used today$/ }).click()
  expect(await axeViolations(phone.page, 'light')).toEqual([])
  await phone.page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await phone.page.getByText('You are signed in nowhere else.').waitFor()

  await tablet.context.setOffline(false)
  await page.getByText('Please sign in again to send.').waitFor()
  await waiting(page)
  expect(await point(page, LIST, 1).inputValue()).toBe(words)
  await page.getByRole('link', { name: 'Sign in', exact: true }).click()
  await signIn(page, DAN)
  await openReview(page)
  await openArea(page, 'Leadership')
  await addPoint(page, LIST, 1, 'Dan’s own')
  await sent(page)
  expect(await given(page)).toContain('Dan’s own')
  for (const each of [page, phone.page]) expect(await given(each)).not.toContain(words)

  await page.goto(`${network.origin}/sign-in`)
  await signIn(page, AMINA)
  await openReview(page)
  await sent(page)
  expect(await point(page, LIST, 1).inputValue()).toBe(words)
  expect(await given(phone.page)).toContain(words)
})

test('a password is changed, and every other device is signed out by it', async () => {
  const network = (open.network = await startNetwork())
  const [tablet, phone] = [await take(network), await take(network, PHONE)]
  const { page } = tablet
  await choosePassword(page, await network.linkTo(AMINA))
  await signIn(page, AMINA)
  await phone.page.goto(`${network.origin}/sign-in`)
  await signIn(phone.page, AMINA)

  await page.goto(`${network.origin}/account`)
  await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor()
  await page.getByLabel('Present password').fill('not this one at all')
  await page.getByLabel('New password').fill(ANOTHER)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('This is not your present password').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByLabel('Present password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('Your password is changed').waitFor()
  await page.getByText('You are signed in nowhere else.').waitFor()
  await phone.page.goto(`${network.origin}/account`)
  await phone.page.getByText('You have been signed out here').waitFor()
  expect(await faultsOf(phone.page)).toEqual([])
})
