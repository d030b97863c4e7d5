/// <reference lib="webworker" />
/**
 * The service worker keeps the application itself on the device, so that it opens without a connection. It
 * answers GET requests for its own files and navigations, and nothing else: it has no handler for any other
 * method and never sees `/api`, because what people write goes through one queue only, and that is not here.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: { url: string; revision: string | null }[] }

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /\/[^/?]+\.[^/]+$/] }),
)

// The first visit is enough to work offline: the open page is served by this worker from then on.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// A new version waits until the page says that nothing is being written.
self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})
