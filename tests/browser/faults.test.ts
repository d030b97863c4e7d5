/**
 * What goes wrong in schools, each brought about for real: a wifi sign-in page that answers everything, a session
 * that ends in mid-queue, a full disk, a damaged row, two tabs. No word is lost, and what is said is true.
 */
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { layCable } from './cable.ts'
import { persona } from './persona.ts'
import {
  SCHOOL,
  addPoint,
  estimate,
  openReview,
  point,
  readyForOffline,
  saved,
  sent,
  signInAs,
  status,
  waiting,
} from './reviewer.ts'
import { startServer } from './server.ts'
import { PATIENT, type Tablet, openTablet } from './tablet.ts'

const server = await startServer()
const cable = await layCable(server.port)
const { origin } = cable
let tablet: Tablet
let number = 0

beforeEach(async () => {
  cable.join()
  tablet = await openTablet()
  await signInAs(tablet.page, origin, 'Dan')
  await openReview(tablet.page)
  const list = tablet.page.getByRole('textbox', { name: /^What went well \d+$/ })
  await tablet.page.getByRole('button', { name: 'Add what went well' }).waitFor()
  // What befalls a tablet befalls one that has the app: until then a page that was never opened comes over the network.
  await readyForOffline(tablet.page)
  number = (await list.count()) + 1
})
afterEach(() => tablet.close())
afterAll(async () => {
  await cable.unplug()
  await server.stop()
})

const onServer = async (text: string) => {
  const dan = await persona(origin, 'dan')
  const { id: rid } = await dan.reviewOf(SCHOOL)
  const { writes } = await dan.get<{ writes: { value: unknown }[] }>(
    `/reviews/${rid}/documents/evaluation/${dan.id}/history`,
  )
  return writes.filter(({ value }) => value === text).length
}

test('a captive portal answers 200 with HTML: the queue stays, it is said, and all is sent afterwards', async () => {
  const { page } = tablet
  cable.hijack()
  await addPoint(page, 'What went well', number, 'Typed behind a captive portal.')
  await saved(page)
  await page.getByText('This network wants you to sign in first').waitFor()
  await waiting(page)
  cable.join()
  await status(page)
    .getByRole('link')
    .or(page.getByRole('link', { name: /show what is waiting/ }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Send now' }).click()
  await sent(page)
  expect(await onServer('Typed behind a captive portal.')).toBe(1)
})

test('a session that ends in mid-queue costs nothing: one message, and signing in resumes', async () => {
  const { page, context } = tablet
  await addPoint(page, 'What went well', number, 'Before the session ended.')
  await sent(page)
  await context.clearCookies()
  await addPoint(page, 'What went well', number + 1, 'After the session ended.')
  await page.getByText('Please sign in again to send.').waitFor()
  await waiting(page)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: /^Continue as Dan/ }).click()
  await sent(page)
  expect(await onServer('After the session ended.')).toBe(1)
})

test('a full disk is said, "Saved" is not, and the words are saved once there is room', async () => {
  const { page, context } = tablet
  await addPoint(page, 'What went well', number, 'There was room for this.')
  await sent(page)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  // Chromium remembers for half a minute how much room there was.
  await page.waitForTimeout(31_000)
  const long = `${'There was no room for this. '.repeat(140)}End.`
  await point(page, 'What went well', number).fill(long)
  await page.getByRole('alertdialog', { name: 'Your last words are not saved yet' }).waitFor()
  await status(page).getByText('Not saved').waitFor()
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000_000 })
  await page.getByRole('alertdialog').waitFor({ state: 'detached', timeout: 90_000 })
  await sent(page)
  expect(await onServer(long)).toBe(1)
})

test('a damaged row opens read-only with a copy to save, never as a blank editor', async () => {
  const { page, context } = tablet
  await addPoint(page, 'What went well', number, 'Words in a row that will be damaged.')
  await sent(page)
  // With a connection the server may put it right before anybody sees it.
  await context.setOffline(true)
  await page.evaluate(async () => {
    const [{ name }] = (await indexedDB.databases()).filter((each) => /^qar-[0-9a-f]{8}-/.test(each.name ?? '')) as [
      { name: string },
    ]
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.addEventListener('error', () => reject(new Error('not opened')))
      opening.addEventListener('success', () => {
        const store = opening.result.transaction('documents', 'readwrite').objectStore('documents')
        store.openCursor().addEventListener('success', (event) => {
          const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result
          if (!cursor) return
          const row = cursor.value as { doc: string }
          if (row.doc.startsWith('evaluation/')) cursor.update({ ...row, fields: 'damaged', seq: 'x' })
          cursor.continue()
        })
        store.transaction.addEventListener('complete', () => {
          opening.result.close()
          resolve()
        })
      })
    })
  })
  await page.reload()
  await page.getByRole('button', { name: 'Save a copy' }).first().waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
  expect(await page.getByRole('radio').count()).toBe(0)
})

test('two tabs on one evaluation: both edits live, and each shows the other', async () => {
  const { page, context } = tablet
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Add what went well' }).waitFor()
  await addPoint(page, 'What went well', number, 'Typed in the first tab.')
  await estimate(other, 'Ineffective')
  await expect.poll(() => point(other, 'What went well', number).inputValue(), PATIENT).toBe('Typed in the first tab.')
  await expect.poll(() => page.getByRole('radio', { name: 'Ineffective', exact: true }).isChecked(), PATIENT).toBe(true)
  await sent(page)
  expect(await onServer('Typed in the first tab.')).toBe(1)
})

test('the page as the service worker serves it keeps the whole content policy, and sees nothing but GET', async () => {
  const { page } = tablet
  await readyForOffline(page)
  const answer = await page.reload()
  expect(answer?.fromServiceWorker()).toBe(true)
  expect(answer?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'")
  const throughWorker: string[] = []
  page.on('response', (each) => {
    if (each.fromServiceWorker()) throughWorker.push(`${each.request().method()} ${new URL(each.url()).pathname}`)
  })
  await addPoint(page, 'What went well', number, 'Sent past the service worker.')
  await sent(page)
  expect(throughWorker.filter((line) => line.includes('/api/') || !line.startsWith('GET'))).toEqual([])
})
