import type { TrustedScriptURL, TrustedTypePolicyFactory } from 'trusted-types/lib'

/**
 * The content policy lets the page load a script only through a named policy that knows its address. There is one
 * such script, the service worker; any other address is refused here, before the browser would.
 */
export function serviceWorkerUrl(): string | TrustedScriptURL {
  const url = '/sw.js'
  const types = (globalThis as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes
  if (!types) return url
  const policy = types.createPolicy('qa-sw', {
    createScriptURL: (asked) => {
      if (asked !== url) throw new TypeError('This policy knows the service worker only')
      return asked
    },
  })
  return policy.createScriptURL(url)
}
