/**
 * The journey that the product exists for. A reviewer writes an evaluation without a connection, the tablet comes back
 * from whatever happens to it, finds the connection, and the lead reads exactly what was typed, compared here code unit
 * by code unit with the server's own history.
 */
import { expect } from 'vitest'
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
import type { Found, Screen } from './screen.ts'
import { PATIENT } from './tablet.ts'
import { ANSWERS } from './words.ts'

/** Where the journey is made: an engine, and a connection that can be lost. */
export interface Way<F extends Found<F>> {
  readonly origin: string
  /** A tablet that nobody has used. */
  readonly openTablet: () => Promise<Screen<F>>
  readonly disconnect: () => Promise<void> | void
  readonly connect: () => Promise<void> | void
  /** What happens to the reviewer's tablet while it is offline. Gives its screen as it is after that. */
  readonly misfortune: (screen: Screen<F>) => Promise<Screen<F>>
}

export async function expectWordsToArrive<F extends Found<F>>(way: Way<F>): Promise<void> {
  const { origin } = way
  const tablet = await way.openTablet()
  await signInAs(tablet, origin, 'Amina')
  await openReview(tablet)
  await tablet.getByRole('tab', { name: 'Leadership', exact: true }).waitFor()
  await readyForOffline(tablet)
  await way.disconnect()

  for (const { area, level, wentWell, evenBetterIf } of ANSWERS) {
    await openArea(tablet, area)
    await estimate(tablet, level)
    for (const [i, text] of wentWell.entries()) await addPoint(tablet, 'What went well', i + 1, text)
    for (const [i, text] of evenBetterIf.entries()) await addPoint(tablet, 'Even better if', i + 1, text)
  }
  await saved(tablet)

  const again = await way.misfortune(tablet)
  await again.goto(`${origin}/`)
  await openReview(again)
  for (const { area, level, wentWell, evenBetterIf } of ANSWERS) {
    await openArea(again, area)
    expect(await again.getByRole('radio', { name: level, exact: true }).isChecked()).toBe(true)
    for (const [i, text] of wentWell.entries())
      expect(await point(again, 'What went well', i + 1).inputValue()).toBe(text)
    for (const [i, text] of evenBetterIf.entries())
      expect(await point(again, 'Even better if', i + 1).inputValue()).toBe(text)
  }
  await waiting(again)

  await way.connect()
  await again.getByRole('link', { name: 'Check your answers' }).click()
  await again.getByRole('button', { name: 'Submit evaluation' }).click()
  await sent(again)

  const texts = ANSWERS.flatMap(({ wentWell, evenBetterIf }) => [...wentWell, ...evenBetterIf])
  const amina = await persona(origin, 'amina')
  const { id: rid } = await amina.reviewOf(SCHOOL)
  const { writes } = await amina.get<{ writes: { field: string; value: unknown }[] }>(
    `/reviews/${rid}/documents/evaluation/${amina.id}/history`,
  )
  const kept = writes.map(({ value }) => value)
  for (const text of texts) expect(kept).toContain(text)

  const lead = await way.openTablet()
  await signInAs(lead, origin, 'Linda')
  await openReview(lead)
  await lead.getByRole('link', { name: 'Submitted evaluations' }).first().click()
  for (const text of texts) await expect.poll(() => textsOn(lead), PATIENT).toContain(text)
}

/** Every text of its own on the screen, exactly as the page holds it. */
function textsOn<F extends Found<F>>(screen: Screen<F>): Promise<string[]> {
  return screen.evaluate(() =>
    Array.from(document.querySelectorAll('li, p, dd, blockquote'), (each) => each.textContent),
  )
}
