/**
 * Gives out as a file what a handler has found. It is made when the transaction is over, because a PDF takes longer than
 * the store may be held; and it is to be saved, not opened here, whatever a browser would make of it.
 */
import type { Answer } from '#domain/api.ts'
import { isProblem } from '#domain/problem.ts'
import type { Context as HonoContext } from 'hono'
import { renderReport } from '#server/reports/render/render.ts'
import type { Endpoint } from './call.ts'
import { clientOf } from './client.ts'
import { cspFor } from './headers.ts'
import type { LogEnv } from './log.ts'
import { refused } from './problems.ts'

export async function asFile(
  { context, press, proxies }: Pick<Endpoint, 'context' | 'press' | 'proxies'>,
  c: HonoContext<LogEnv>,
  { report, form }: Answer<'reportFile'>,
): Promise<Response> {
  // Whoever has a link need be nobody, and takes turns with those who come from elsewhere.
  const from = c.get('person') ?? clientOf(context, c, proxies).address
  const file = await renderReport(report, form, (order) => press.make(order, from))
  if (isProblem(file)) return refused(c, file)
  return c.body(Buffer.from(file.bytes), 200, {
    'Content-Type': file.type,
    'Content-Length': String(file.bytes.byteLength),
    'Content-Disposition': `attachment; filename="${file.name}"`,
    'Content-Security-Policy': cspFor('application/octet-stream'),
  })
}
