/**
 * What is refused before anything is read. In the demonstration anyone may be anyone, so it answers this computer only
 * and nothing that a proxy has passed on; a network's server answers to its one name, whatever a proxy calls it. In
 * both no other site may change anything through a person's browser: the browser's own word for where a request comes
 * from is asked first, `Origin` where it does not say, and a program that sends neither is no browser.
 */
import type { Slug } from '#domain/problem.ts'

const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d{1,5}))?$/i
/** What proxies, balancers and the networks of hosting companies add to a request that they pass on. */
const FORWARDED = new Set([
  'forwarded',
  'via',
  'cdn-loop',
  'true-client-ip',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'x-proxyuser-ip',
  'x-remote-ip',
  'x-cloud-trace-context',
  'x-amzn-trace-id',
])
const FORWARDED_BEGIN = [
  'x-forwarded',
  'x-original-',
  'cf-',
  'fly-',
  'fastly-',
  'x-envoy-',
  'x-azure-',
  'x-appengine-',
  'x-vercel-',
  'x-nf-',
]
const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Where the server is at home: an origin such as `https://qa.example.org`, or null for this computer alone. */
export type Home = string | null

/** Why this request is not even looked at, or null. */
export function refuse({ headers, method, url }: Request, home: Home): Slug | null {
  const { host, origin } = new URL(url)
  const named = headers.get('host') ?? host
  if (home === null) {
    if (!isLocalHost(host) || !isLocalHost(named)) return 'wrong-host'
    for (const name of headers.keys()) if (isForwarding(name)) return 'forwarded'
  } else if (named.toLowerCase() !== new URL(home).host) return 'wrong-host'
  return CHANGES_NOTHING.has(method) || isOwnSite(headers, home ?? origin) ? null : 'cross-site'
}

/** Whether a request for this host is for this computer, by one of its three names. Which port it says is all one. */
export function isLocalHost(host: string): boolean {
  const named = LOCAL_HOST.exec(host)
  return named !== null && Number(named[1] ?? 0) <= 65_535
}

function isForwarding(name: string): boolean {
  return FORWARDED.has(name) || FORWARDED_BEGIN.some((begin) => name.startsWith(begin))
}

function isOwnSite(headers: Headers, own: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  return origin === null || origin === own
}
