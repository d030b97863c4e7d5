/**
 * What a request says of the device that it comes from: its address, as far as our own proxies vouch for it; what its
 * browser says it is; and whether it is a device that we have given a token before. That token opens nothing: it only
 * tells an old friend from a stranger who tries passwords.
 */
import { randomBytes } from 'node:crypto'
import type { Context as HonoContext } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Context, Mode } from '#server/context.ts'
import type { LogEnv } from './log.ts'

export interface Client {
  /** Of the network that it comes from, under a digest. */
  readonly address: string
  /** As people name it: `Safari on an iPad`. */
  readonly device: string
  /** The digest of the device's token, or null when it has none. */
  readonly deviceKey: string | null
}

const TOKEN = /^[\w-]{43}$/
const YEAR_S = 365 * 86_400
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPad\b/, 'an iPad'],
  [/\biPhone\b/, 'an iPhone'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'a Chromebook'],
  [/\bWindows\b/, 'Windows'],
  // An iPad says of itself that it is a Mac.
  [/\bMacintosh\b/, 'a Mac or an iPad'],
  [/\bLinux\b/, 'Linux'],
]

/** `proxies` is how many of ours stand before the server; each adds to `X-Forwarded-For` whom it was asked by. */
export function clientOf(context: Context, c: HonoContext<LogEnv>, proxies: number): Client {
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  const passedOn = proxies > 0 ? hops.at(-proxies) : ''
  const address = passedOn || c.env?.incoming?.socket?.remoteAddress || 'nowhere'
  const token = getCookie(c, deviceCookie(context.mode)) ?? ''
  return {
    address: context.sha256(`address ${address}`),
    device: describe(c.req.header('user-agent') ?? ''),
    deviceKey: TOKEN.test(token) ? context.sha256(token) : null,
  }
}

/** The token that the device has, or a new one for it. */
export function deviceToken({ mode }: Context, c: HonoContext): string {
  const brought = getCookie(c, deviceCookie(mode)) ?? ''
  return TOKEN.test(brought) ? brought : randomBytes(32).toString('base64url')
}

export function sendDevice({ mode }: Context, c: HonoContext, token: string): void {
  const secure = mode === 'production'
  setCookie(c, deviceCookie(mode), token, { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: YEAR_S })
}

function deviceCookie(mode: Mode): string {
  return mode === 'demo' ? 'qar-device' : '__Host-qar-device'
}

function describe(userAgent: string): string {
  const named = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(userAgent))?.[1]
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)]
  if (system === undefined) return browser ?? 'A program'
  return `${browser ?? 'A browser'} on ${system}`
}
