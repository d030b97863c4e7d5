/**
 * Serves the built app. Everything there is to serve is read once into a map, so that no path can ever lead out of
 * the folder: a request either names a file that was there, or is a person's navigation and gets the page, or is
 * not found. A missing build is said in words, as the first thing that somebody new will meet.
 */
import { problem } from '#domain/problem.ts'
import type { Context as HonoContext } from 'hono'
import { isFresh } from './etag.ts'
import { PAGE_CSP, cspFor } from './headers.ts'
import type { LogEnv } from './log.ts'
import { refused } from './problems.ts'
import { pathAsSent } from './routes.ts'
import { type BuiltFile, type Encoding, readBuilt } from './static-files.ts'

/** A way out of the folder, or what could be read as one. */
const WAY_OUT = /(?:^|\/)\.{1,2}\/|%(?:2e|2f|5c|00)|\\|\/\//i

const NOT_BUILT =
  '<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>QA Review is not built yet</title>' +
  '<h1>QA Review is not built yet</h1><p>The server is running, but there is no app to show. ' +
  'Stop it and run <code>npm start</code>, which builds the app first.</p></html>'

export function serveBuilt(root: string): (c: HonoContext<LogEnv>) => Response {
  let files = readBuilt(root)
  return (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      return refused(c, problem('method-not-allowed'), { Allow: 'GET, HEAD' })
    }
    if (!files.has('/index.html')) files = readBuilt(root)
    const pathname = pathAsSent(c.req.raw, c.env?.incoming?.url)
    const file =
      files.get(pathname === '/' ? '/index.html' : pathname) ??
      (isNavigation(c, pathname) ? files.get('/index.html') : undefined)
    if (file) return send(c, file)
    if (files.has('/index.html') || !isNavigation(c, pathname)) return refused(c, problem('not-found'))
    return c.body(NOT_BUILT, 503, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PAGE_CSP })
  }
}

/** Whether a person is opening a page of the app: never for the name of a file, nor for what a script asks for. */
function isNavigation(c: HonoContext, pathname: string): boolean {
  if (pathname.startsWith('/assets/') || isFileName(pathname) || WAY_OUT.test(pathname)) return false
  const mode = c.req.header('sec-fetch-mode')
  return mode === undefined ? /text\/html|\*\/\*/.test(c.req.header('accept') ?? '*/*') : mode === 'navigate'
}

function isFileName(pathname: string): boolean {
  return pathname.includes('.', pathname.lastIndexOf('/') + 1)
}

function send(c: HonoContext, file: BuiltFile): Response {
  const encoding = (['br', 'gzip'] as const).find((each) => file.bodies[each] && accepts(c, each)) ?? 'identity'
  const tag = encoding === 'identity' ? `"${file.hash}"` : `"${file.hash}-${encoding}"`
  c.header('Cache-Control', file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  c.header('Content-Security-Policy', cspFor(file.type))
  c.header('Vary', 'Accept-Encoding')
  c.header('ETag', tag)
  if (isFresh(c.req.header('if-none-match'), tag)) return c.body(null, 304)
  c.header('Content-Type', file.type)
  if (encoding !== 'identity') c.header('Content-Encoding', encoding)
  return c.body(file.bodies[encoding] ?? file.bodies.identity)
}

function accepts(c: HonoContext, encoding: Encoding): boolean {
  const offered = (c.req.header('accept-encoding') ?? '').toLowerCase().split(',')
  return offered.some((each) => {
    const [name = '', ...parameters] = each.split(';').map((part) => part.trim())
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  })
}
