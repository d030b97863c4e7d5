/**
 * What is refused before anything is read: in the demonstration anyone may be anyone, so it answers this computer
 * only and nothing that a proxy has passed on; and in every mode no other site may change anything through a
 * person's browser. The browser's own word for where a request comes from is asked first, `Origin` where it does
 * not say, and a program that sends neither is no browser.
 */
import type { Slug } from '#domain/problem.ts'

const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i
const FORWARDED =
  /^(?:forwarded|via|x-forwarded(?:-.*)?|x-real-ip|x-client-ip|x-cluster-client-ip|x-original-.*|true-client-ip|cf-connecting-ip)$/
const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Why this request is not even looked at, or null. */
export function refuse(request: Request, mode: 'demo'): Slug | null {
  const { headers, method, url } = request
  const { host, origin } = new URL(url)
  if (mode === 'demo') {
    if (!LOCAL_HOST.test(host) || !LOCAL_HOST.test(headers.get('host') ?? host)) return 'wrong-host'
    for (const name of headers.keys()) if (FORWARDED.test(name)) return 'forwarded'
  }
  return CHANGES_NOTHING.has(method) || isOwnSite(headers, origin) ? null : 'cross-site'
}

function isOwnSite(headers: Headers, own: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  return origin === null || origin === own
}
