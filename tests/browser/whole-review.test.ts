/**
 * A whole review on its screens: three reviewers, one of them without a connection; the moderation with an evaluation that
 * comes back; a report that two people write; the school’s two points; what is published, and who may read it then.
 */
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { person } from './people.ts'
import { SCHOOL, addPoint, estimate, openArea, openReview, point, readyForOffline, saved, sent } from './reviewer.ts'
import { startServer } from './server.ts'
import { DESKTOP, PATIENT, TABLET, openTablet } from './tablet.ts'

const AREAS = ['Leadership', 'Provision', 'Disadvantaged and needs']

/** Gives each area an estimate and, where it has none yet, a point. */
async function evaluate(page: Page, levels: readonly string[], words: string) {
  for (const [at, area] of AREAS.entries()) {
    await openArea(page, area)
    await estimate(page, levels[at]!)
    const points = await page.getByRole('list', { name: 'What went well' }).getByRole('textbox').count()
    if (points === 0) await addPoint(page, 'What went well', 1, `${words} in ${area}.`)
  }
  await saved(page)
}

async function submit(page: Page) {
  await page.getByRole('link', { name: 'Check your answers' }).click()
  await page.getByRole('button', { name: 'Submit evaluation' }).click()
}

const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the report' }).getByRole('link', { name })
const dialog = (page: Page) => page.getByRole('alertdialog')
const confirm = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name }).click()

/** Marks words of the report with the mouse. */
async function mark(page: Page, words: string) {
  const said = page.locator('[data-said]').getByText(words).first()
  await said.scrollIntoViewIfNeeded()
  const [from, to] = await said.evaluate((element, quote) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text
    const range = document.createRange()
    const at = text.data.indexOf(quote)
    return [at, at + quote.length].map((offset) => {
      range.setStart(text, offset)
      range.setEnd(text, offset)
      const { x, y, height } = range.getBoundingClientRect()
      return { x, y: y + height / 2 }
    })
  }, words)
  await page.mouse.move(from!.x, from!.y)
  await page.mouse.down()
  await page.mouse.move(to!.x, to!.y, { steps: 4 })
  await page.mouse.up()
}

test('a whole review, from three evaluations to what the school is given', async () => {
  const server = await startServer()
  onTestFinished(() => server.stop())
  const origin = `http://localhost:${server.port}`
  const tablet = await openTablet()
  onTestFinished(() => tablet.close())
  const as = (name: string, size = TABLET) => person(tablet, origin, name, size)

  // Amina evaluates; Dan does it without a connection, two levels lower on the disadvantaged pupils. Priya has before.
  const amina = await as('Amina')
  await openReview(amina)
  await evaluate(amina, ['Effective', 'Effective', 'Leading'], 'Amina saw it')
  await submit(amina)
  await sent(amina)
  const dan = await as('Dan')
  await openReview(dan)
  await dan.getByRole('tab', { name: 'Leadership', exact: true }).waitFor()
  await readyForOffline(dan)
  await dan.context().setOffline(true)
  await evaluate(dan, ['Effective', 'Effective', 'Working towards Effective'], 'Dan saw it')
  await submit(dan)
  await dan.getByRole('heading', { name: 'Submitted — waiting to send' }).waitFor()
  await dan.context().setOffline(false)
  await sent(dan)

  // Linda starts the moderation, gives Dan's back, and gets it again.
  const linda = await as('Linda', DESKTOP)
  await openReview(linda)
  await linda.getByRole('button', { name: 'Start moderation' }).click()
  await confirm(linda, 'Start moderation')
  await linda.getByRole('button', { name: 'Return for changes' }).click()
  const returning = linda.getByRole('dialog').or(dialog(linda))
  await returning.getByRole('radio', { name: /Dan/ }).check()
  await returning.getByRole('textbox', { name: /disadvantaged/i }).fill('Which classes did you see?')
  await returning.getByRole('button', { name: /^Return it to Dan/ }).click()
  await sent(linda)
  await dan.goto(`${origin}/`)
  await dan.getByRole('link', { name: `Change your evaluation, ${SCHOOL}` }).click()
  await openArea(dan, 'Disadvantaged and needs')
  await dan.getByText('Which classes did you see?').waitFor()
  await point(dan, 'What went well', 1).fill('In Years 1 and 2, adults answered for pupils.')
  await saved(dan)
  await submit(dan)
  await sent(dan)

  // Two levels apart: she says why, agrees the rest, and closes.
  const table = linda.getByRole('grid').or(linda.getByRole('table')).first()
  for (const area of ['Leadership at all levels', /^Quality of provision and outcomes$/, /disadvantaged/]) {
    await table
      .getByRole('row')
      .filter({ has: linda.getByRole('rowheader', { name: area }) })
      .first()
      .click()
    await linda
      .getByRole('group', { name: 'Agreed estimate' })
      .getByRole('radio', { name: 'Effective', exact: true })
      .check()
    await linda.getByRole('textbox', { name: /^Why/ }).fill('Consistent in Years 3 to 6.')
    await linda.getByRole('button', { name: 'Agree as Effective' }).click()
    await linda.getByRole('button', { name: 'Take it back' }).waitFor()
  }
  await linda.getByRole('button', { name: 'Close moderation' }).click()
  const closing = linda.getByRole('dialog').or(dialog(linda))
  await closing.getByRole('radio', { name: 'Effective', exact: true }).check()
  await closing.getByRole('button', { name: 'Close moderation' }).click()
  await sent(linda)

  // She writes the report, takes over a reviewer's point, and Grace writes in the same text at the same time.
  await linda.getByRole('link', { name: 'Report', exact: true }).click()
  await linda.getByRole('link', { name: 'Write the report' }).click()
  const text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })
  await text(linda).fill('A school by a river. It has 212 pupils. Attendance is 93.1 %.')
  await part(linda, 'Leadership').click()
  await linda
    .getByRole('button', { name: /^Use: / })
    .first()
    .click()
  await point(linda, 'What went well', 1).waitFor()
  // What is left to take over stays open under the hand.
  await linda
    .locator('details.reviewers')
    .first()
    .getByRole('button', { name: /^Use: / })
    .first()
    .waitFor()
  await part(linda, 'Context').click()
  await sent(linda)
  const grace = await as('Grace', DESKTOP)
  await openReview(grace)
  await grace.getByRole('link', { name: 'Report', exact: true }).click()
  await grace.getByRole('link', { name: 'Write the report' }).click()
  await expect.poll(() => text(grace).inputValue(), PATIENT).toContain('212')
  await linda.context().setOffline(true)
  await grace.context().setOffline(true)
  await text(linda).fill('A school by a wide river. It has 212 pupils. Attendance is 93.1 %.')
  await text(grace).fill('A school by a river. It has 212 pupils. Attendance has risen to 93.1 %.')
  for (const page of [linda, grace]) {
    await text(page).blur()
    await saved(page)
    await page.context().setOffline(false)
  }
  const both = 'A school by a wide river. It has 212 pupils. Attendance has risen to 93.1 %.'
  await expect.poll(() => text(linda).inputValue(), PATIENT).toBe(both)
  await linda.getByRole('button', { name: 'It is right' }).click()
  await sent(linda)
  await linda.getByRole('link', { name: 'Back to reading' }).click()
  // What comes while she is being asked she has not read: it is said, and nothing is sent.
  await grace.getByRole('button', { name: 'It is right' }).waitFor({ state: 'detached' })
  await linda.getByRole('button', { name: 'Send to the school' }).click()
  await text(grace).fill(`${both} There is a bridge.`)
  await text(grace).blur()
  await dialog(linda).getByText('The report has changed since you opened this.').waitFor()
  await dialog(linda).getByRole('button', { name: 'Send to the school' }).click()
  await dialog(linda).getByRole('button', { name: 'Cancel' }).click()
  await text(grace).fill(both)
  await text(grace).blur()
  await linda.getByText('There is a bridge.').waitFor({ state: 'detached' })
  await linda.getByRole('button', { name: 'Send to the school' }).click()
  await confirm(linda, 'Send to the school')
  await sent(linda)

  // Helen finds two facts wrong.
  const helen = await as('Helen')
  await openReview(helen)
  const wrong = (words: string) =>
    dialog(helen).getByRole('textbox', { name: 'What is wrong, and what is right' }).fill(words)
  await mark(helen, 'has 212 pupils')
  await helen.getByRole('button', { name: 'Raise a point about these words' }).click()
  await wrong('It has 221.')
  await helen.keyboard.press('Escape')
  await helen.getByRole('button', { name: 'Raise a point about these words' }).and(helen.locator(':focus')).waitFor()
  // What was typed is there still, and so is what it is about.
  await helen.reload()
  await helen.getByRole('button', { name: 'Raise a point' }).click()
  expect(await dialog(helen).getByRole('textbox').inputValue()).toBe('It has 221.')
  await confirm(helen, 'Raise this point')
  await helen.locator('mark', { hasText: /^has 212 pupils$/ }).waitFor()
  // Whoever cannot mark words chooses a sentence.
  await helen.getByRole('button', { name: 'Raise a point' }).click()
  const quote = dialog(helen).getByRole('combobox', { name: 'The words it is about' })
  await quote.selectOption('Attendance has risen to 93.1 %.')
  await wrong('It is 93.4 % now.')
  await confirm(helen, 'Raise this point')
  await helen.getByRole('link', { name: /^Point 2/ }).waitFor()
  await sent(helen)

  // Grace corrects one, Linda explains the other.
  await text(grace).fill(both.replace('212', '221'))
  await text(grace).blur()
  await sent(grace)
  await grace.getByRole('link', { name: 'Back to reading' }).click()
  const answer = async (page: Page, about: string, outcome: string, words: string) => {
    const card = page.locator('.fact-point').filter({ hasText: about })
    await card.getByRole('button', { name: 'Answer' }).click()
    await dialog(page).getByRole('radio', { name: outcome }).check()
    await dialog(page).getByRole('textbox', { name: 'What you tell the school' }).fill(words)
    await confirm(page, 'Save this answer')
  }
  await answer(grace, 'It has 221.', 'Corrected', '')
  // What is typed for a decision that is not made yet outlives the page that it is typed on.
  const telling = () => dialog(linda).getByRole('textbox', { name: 'What you tell the school' })
  const open = () =>
    linda
      .locator('.fact-point')
      .filter({ hasText: 'It is 93.4 % now.' })
      .getByRole('button', { name: 'Answer' })
      .click()
  await open()
  await telling().fill('It was 93.1 % in')
  await linda.reload()
  await open()
  expect(await telling().inputValue()).toBe('It was 93.1 % in')
  await linda.keyboard.press('Escape')
  await answer(linda, 'It is 93.4 % now.', 'Explained', 'It was 93.1 % in those days.')
  await sent(linda)
  await helen.getByText('It was 93.1 % in those days.').waitFor()
  // From the words to the point and back; what was corrected stands there no more.
  await helen.getByRole('link', { name: /^Point 2 about the words before/ }).click()
  await helen.getByRole('link', { name: 'Show in the report the words of point 2' }).click()
  await expect.poll(() => helen.evaluate(() => document.activeElement?.textContent)).toContain('Point 2')
  await helen.getByText('These words have been changed since.').waitFor()
  await helen.getByRole('button', { name: 'Facts are correct' }).click()
  await confirm(helen, 'Yes, the facts are correct')
  await sent(helen)

  // Grace publishes while Helen is writing something more, and it is the school's.
  await helen.getByRole('button', { name: 'Raise a point' }).click()
  await dialog(helen).getByRole('textbox', { name: 'What is wrong, and what is right' }).fill('One thing more.')
  await grace.getByRole('button', { name: 'Publish' }).click()
  await confirm(grace, 'Publish')
  await sent(grace)
  await helen.locator('.report').getByText('It has 221 pupils.').waitFor()
  await helen.getByRole('region', { name: 'What you were writing was not sent' }).getByText('One thing more.').waitFor()
  await helen.getByRole('button', { name: 'Let it go' }).click()
  await helen.getByText('One thing more.').waitFor({ state: 'detached' })
  await helen
    .getByText(/^Version 1/)
    .or(helen.getByText('Published'))
    .first()
    .waitFor()
  expect(await helen.getByRole('heading', { level: 1, name: SCHOOL }).isVisible()).toBe(true)
  expect(await helen.getByText('Consistent in Years 3 to 6.').count()).toBe(0)

  // Helen lets the governors read it until she takes that back, and her hub's manager for this year.
  await helen.getByRole('button', { name: 'Shared with: nobody yet' }).click()
  const sharing = helen.getByRole('dialog')
  await sharing.getByRole('button', { name: 'Make a link' }).click()
  const link = await sharing.getByRole('textbox', { name: 'Link for the governors' }).inputValue()
  const governor = await (await tablet.context.browser()!.newContext()).newPage()
  await governor.goto(link)
  await governor.getByText('It has 221 pupils.').waitFor()
  await sharing.getByRole('button', { name: 'Take back the link for the governors' }).click()
  await confirm(helen, 'Take back')
  await sharing.getByText('The link for the governors is taken back.').waitFor()
  await governor.reload()
  await governor.getByText('This link does not open a report').waitFor()
  await sharing.getByRole('switch').press('Space')
  await sharing.getByText(/Agreed by Helen Thorncastle/).waitFor()
  const tom = await as('Tom')
  await openReview(tom)
  await tom.getByRole('link', { name: 'Report', exact: true }).click()
  await tom.getByText('It has 221 pupils.').waitFor()
  await sharing.getByRole('switch').press('Space')
  await tom.getByText('It has 221 pupils.').waitFor({ state: 'detached' })
})
