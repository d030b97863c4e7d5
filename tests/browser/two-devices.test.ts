/**
 * One reviewer, two devices, one evaluation. Different answers merge without a question; two different estimates are
 * both kept and shown, submitting waits for the choice, and the choice settles both.
 */
import { afterAll, expect, test } from 'vitest'
import { layCable } from './cable.ts'
import { persona } from './persona.ts'
import { AREAS } from './words.ts'
import { SCHOOL, addPoint, estimate, openArea, openReview, point, saved, sent, signInAs } from './reviewer.ts'
import { startServer } from './server.ts'
import { PHONE, openTablet } from './tablet.ts'

const server = await startServer()
const [home, away] = [await layCable(server.port), await layCable(server.port)]
const [tablet, phone] = [await openTablet(), await openTablet({ size: PHONE })]
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
  const review = await amina.get<{ fields: Record<string, { value: unknown }[]> }>(`/reviews/${rid}/documents/review`)
  expect(review.fields[`evaluations/${amina.id}/status`]?.[0]?.value).toBe('submitted')
  await phone.page
    .getByRole('group', { name: 'Two answers were saved' })
    .waitFor({ state: 'detached', timeout: 60_000 })
})
