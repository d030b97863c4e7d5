/** What people do in the application, in the words by which they and their screen readers find things. */
import type { Found, Screen } from './screen.ts'

export const SCHOOL = 'Thistledown Bridge Primary School'
/** Under a Trust Peer Review, which has no scale. */
export const TRUST = 'Bramble and Rye Learning Trust'

/** In moderation, with two evaluations that are two levels apart in one area; Priya leads it. */
export const MODERATED = 'Quillmere Academy'
/** Not begun yet; Tom leads the school. */
export const PLANNED = 'Larkspur Hollow Primary School'

export async function signInAs<F extends Found<F>>(page: Screen<F>, origin: string, name: string): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('button', { name: new RegExp(`^Continue as ${name}`, 'i') }).click()
  await page.getByRole('heading', { name: 'Your reviews' }).waitFor()
}

export async function openReview<F extends Found<F>>(page: Screen<F>, school = SCHOOL): Promise<void> {
  await page.getByRole('link', { name: school, exact: true }).click()
}

export async function openArea<F extends Found<F>>(page: Screen<F>, area: string): Promise<void> {
  await page.getByRole('tab', { name: area, exact: true }).click()
  // Each area has the same controls: until this one is open, the next touch would go to the one before.
  await page.getByRole('tab', { name: area, exact: true, selected: true }).waitFor()
}

export async function estimate<F extends Found<F>>(page: Screen<F>, level: string): Promise<void> {
  await page
    .getByRole('group', { name: 'Your estimate for this area' })
    .getByRole('radio', { name: level, exact: true })
    .check()
}

export const point = <F extends Found<F>>(page: Screen<F>, list: string, number: number): F =>
  page.getByRole('textbox', { name: `${list} ${number}`, exact: true })

/** Adds a point to the end of a list and gives it this text, as a paste or a dictation would. */
export async function addPoint<F extends Found<F>>(
  page: Screen<F>,
  list: string,
  number: number,
  text: string,
): Promise<void> {
  await page.getByRole('button', { name: `Add ${list.toLowerCase()}`, exact: true }).click()
  await point(page, list, number).fill(text)
}

export const status = <F extends Found<F>>(page: Screen<F>): F => page.getByRole('banner').getByRole('status')

/** Waits until everything typed is said to be on the device (or sent). */
export async function saved<F extends Found<F>>(page: Screen<F>): Promise<void> {
  await status(page)
    .getByText(/^Saved/)
    .first()
    .waitFor()
}

/** Waits until it is said that everything is saved and something waits to be sent. */
export async function waiting<F extends Found<F>>(page: Screen<F>): Promise<void> {
  await status(page)
    .getByText(/\d changes? waiting to send/)
    .waitFor()
}

/** Waits until the server is said to hold everything. */
export async function sent<F extends Found<F>>(page: Screen<F>): Promise<void> {
  await status(page)
    .getByText(/sent \d\d:\d\d/)
    .first()
    .waitFor()
}

/** Waits until the service worker serves this page, so that it opens without a connection. */
export async function readyForOffline<F extends Found<F>>(page: Screen<F>): Promise<void> {
  await page.evaluate(async () => {
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  })
}
