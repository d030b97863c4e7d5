/**
 * A network's own server over https, as a person meets it: invited by mail, choosing a password, signing in, writing
 * without a connection, and signed out from elsewhere without losing a word.
 */
import { afterEach, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import { type Network, startNetwork } from './network.ts'
import { addPoint, openArea, openReview, readyForOffline, saved, sent, waiting } from './reviewer.ts'
import { type Tablet, openTablet } from './tablet.ts'

const PASSWORD = 'kettle orchard tram violet'
const open: { tablet?: Tablet; network?: Network } = {}
afterEach(async () => {
  await open.tablet?.close()
  await open.network?.stop()
})

test('invited by mail, signed in, reviewing without a connection, and sent once there is one', async () => {
  const network = (open.network = await startNetwork())
  const tablet = (open.tablet = await openTablet({ trusts: network.trusts }))
  const { page } = tablet

  await page.goto(await network.linkTo('amina@example.org'))
  await page.getByRole('heading', { name: 'Welcome to QA Review' }).waitFor()
  expect(new URL(page.url()).hash).toBe('')
  expect(await axeViolations(page)).toEqual([])
  await page.getByLabel('New password').fill('password1234')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByText('This password is easy to guess').waitFor()
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByText('Your password is set').waitFor()
  await page.getByRole('link', { name: 'Back to sign-in' }).click()

  await page.getByLabel('E-mail address').fill('amina@example.org')
  await page.getByLabel('Password').fill('not this one at all')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('do not belong together').waitFor()
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()

  await openReview(page)
  await page.getByRole('tab', { name: 'Leadership', exact: true }).waitFor()
  await readyForOffline(page)
  await tablet.context.setOffline(true)
  await openArea(page, 'Leadership')
  await addPoint(page, 'What went well', 1, 'Written where there was no connection')
  await saved(page)
  await waiting(page)
  await tablet.context.setOffline(false)
  await sent(page)

  const cookies = await tablet.context.cookies()
  expect(cookies.map(({ name, secure, httpOnly, sameSite }) => ({ name, secure, httpOnly, sameSite }))).toEqual(
    expect.arrayContaining([{ name: '__Host-qar', secure: true, httpOnly: true, sameSite: 'Strict' }]),
  )
})
