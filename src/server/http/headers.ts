/**
 * The headers that every response carries, whatever made it: a page, a script, an answer, a refusal, a mistake.
 * Only pages may load anything; a script's own policy binds it where it runs as a worker; everything else may do
 * nothing at all, should a browser ever be talked into opening it.
 */

/** For pages. A service worker serves them with these same headers. */
export const PAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types qa-sw qa-worker',
].join('; ')

/** For scripts, which obey it as a service worker or a worker: they fetch from here and import nothing else. */
const SCRIPT_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** For everything else. */
const DATA_CSP = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

const ALWAYS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

export function cspFor(contentType: string): string {
  if (contentType.startsWith('text/html')) return PAGE_CSP
  return contentType.startsWith('text/javascript') ? SCRIPT_CSP : DATA_CSP
}

/** Adds what is missing to a response's headers. `secure` says whether the person came by https. */
export function secureHeaders(
  headers: Headers,
  { isApi, secure }: { readonly isApi: boolean; readonly secure: boolean },
): void {
  for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value)
  if (!headers.has('Content-Security-Policy')) {
    headers.set('Content-Security-Policy', cspFor(headers.get('Content-Type') ?? ''))
  }
  if (secure) headers.set('Strict-Transport-Security', 'max-age=63072000')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  if (isApi) {
    headers.set('Cache-Control', 'no-store')
    headers.append('Vary', 'Cookie')
  }
}
