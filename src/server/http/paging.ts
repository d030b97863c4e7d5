/**
 * All pages of an answer in one response, as a JSON text sequence (RFC 7464): a reader on a slow line would otherwise
 * wait for the way there and back before each. Every page is one call of the route's own handler in a transaction of its
 * own, exactly as if it had been asked for with the cursor of the last, so the right to read is asked about each time.
 */
import type { Answer } from '#domain/api.ts'
import { JSON_SEQUENCE, PERSON_HEADER } from '#domain/api/route.ts'
import { type Problem, isProblem } from '#domain/problem.ts'
import type { Context as HonoContext } from 'hono'
import { setImmediate } from 'node:timers/promises'
import { stream } from 'hono/streaming'
import type { Context } from '#server/context.ts'
import type { LogEnv } from './log.ts'
import { describeThrow } from './problems.ts'

type Page = Answer<'pull'>

/** Whether more pages follow this one, and whoever asks takes them as a sequence. */
export function isToBePaged(c: HonoContext<LogEnv>, { more }: Page): boolean {
  return more && c.req.raw.method === 'GET' && (c.req.header('accept') ?? '').includes(JSON_SEQUENCE)
}

/** What stops the pages early ends the response: asked for what is missing, the route says what it was. */
export function paged(
  { log }: Pick<Context, 'log'>,
  c: HonoContext<LogEnv>,
  first: Page,
  ask: (since: string) => Promise<Page | Problem>,
): Response {
  c.header('Content-Type', JSON_SEQUENCE)
  // A proxy that gathers what it passes on would keep the first page until the last.
  c.header('X-Accel-Buffering', 'no')
  c.header('Transfer-Encoding', 'chunked')
  c.header(PERSON_HEADER, c.get('person'))
  return stream(c, async (out) => {
    try {
      for (let page: Page | Problem = first; !isProblem(page); page = await ask(page.next)) {
        await out.write(`\u001E${JSON.stringify(page)}\n`)
        if (!page.more || out.aborted) return
        // What was written leaves before the next page is read, and others have their turn.
        await setImmediate()
      }
    } catch (thrown) {
      log.error({ id: c.get('id'), ...describeThrow(thrown) }, 'unexpected')
    }
  })
}
