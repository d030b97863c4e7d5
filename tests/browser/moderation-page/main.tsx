/**
 * The lead's page over a review larger than any programme's: six reviewers by forty areas, of a framework that is made here.
 * Only the browser's storage is between the screen and what it shows, as on a tablet without a connection.
 */
import '#app/jitless.ts'
import '#app/ui/main.css'
import '#app/moderation/moderation.css'
import { createRoot } from 'react-dom/client'
import { SubmittedWork } from '#app/moderation/submitted-work.tsx'
import { AskingServer } from '#app/shell/asking-server.tsx'
import { createStore } from '#app/store/create-store.ts'
import { openDexiePort } from '#app/store/dexie-port.ts'
import { StoreProvider } from '#app/store/provider.tsx'
import { browserSurroundings } from '#app/sync/browser.ts'
import type { Tablet } from '#app/sync/tablet.ts'
import { frameworks } from '#domain/framework/registry.ts'
import { largeDocuments, largeFramework, largeReview } from './large.ts'

const AREAS = 40
const around = await browserSurroundings()
const framework = largeFramework(AREAS)
const published = frameworks as Map<string, typeof framework>
published.set(framework.id, framework)
const review = largeReview(6, framework.id)
const port = openDexiePort('large-moderation', { pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) })
const store = createStore({ ...around, port, personId: review.lead })
await port.write(['documents'], (rows) => rows.putAll('documents', largeDocuments(review, framework)))

const person = { id: review.lead, name: 'Measured', roles: [{ role: 'LR' as const, reviewId: review.id }] }
const session = { person, store }
const tablet = {
  api: async () => ({ unreachable: true }),
  getSession: () => session,
  lastSession: () => session,
  subscribe: () => () => undefined,
} as unknown as Tablet

const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

async function open(): Promise<void> {
  createRoot(document.querySelector('#root')!).render(
    <StoreProvider value={tablet}>
      <AskingServer>
        <SubmittedWork review={review} />
      </AskingServer>
    </StoreProvider>,
  )
  while (document.querySelectorAll('.row-button').length < AREAS) await painted()
  await painted()
}

/** How many keys have been answered by a picture. */
let keys = 0
addEventListener('keydown', () => void painted().then(() => (keys += 1)), true)

Object.assign(globalThis, { large: { open, keys: () => keys } })
