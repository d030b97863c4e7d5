import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules that look at colours: nothing else is another thing in the dark. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

export type Scheme = 'light' | 'dark'
const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds wrong with the page, one line each. It comes in by the debugger, past the page's content policy. The
 * page is shown without motion: a colour that is still on its way from one theme to the other is no finding.
 */
export async function axeViolations(page: Page, colorScheme: Scheme): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  const devtools = await page.context().newCDPSession(page)
  const { result } = await devtools.send('Runtime.evaluate', { expression: 'typeof axe' })
  if (result.value === 'undefined') await devtools.send('Runtime.evaluate', { expression: await source })
  await devtools.detach()
  const asked =
    colorScheme === 'light' ? ({ type: 'tag', values: ALL } as const) : ({ type: 'rule', values: OF_COLOUR } as const)
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`),
    )
  }, asked)
}
