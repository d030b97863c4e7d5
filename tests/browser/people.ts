/** Several people at once, each in a browser session of their own, so that none signs another out. */
import type { Page } from 'playwright-core'
import { signInAs } from './reviewer.ts'
import { type Size, type Tablet, watch } from './tablet.ts'

/** Opens a further session in a tablet's browser and signs somebody in. */
export async function person(tablet: Tablet, origin: string, name: string, viewport: Size): Promise<Page> {
  const context = await tablet.context.browser()!.newContext({ viewport })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  watch(context, page, tablet.faults)
  await signInAs(page, origin, name)
  return page
}
