/**
 * Screens drawn without a browser, as markup to be read: enough to see that a screen can be drawn at all, what stands on
 * it and that no two controls have one id. What it does when touched is for the tests with a browser.
 */
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Editing, EditingContext } from '#app/writing/editing.ts'
import { StoreProvider } from '#app/store/provider.tsx'
import type { Tablet } from '#app/sync/tablet.ts'
import type { Device } from './device.ts'

export interface Drawn {
  readonly ids: readonly string[]
  /** Whether these words stand on it. */
  readonly says: (words: string) => boolean
}

export function drawn(device: Device, screen: ReactElement, editing: Editing | null = null): Drawn {
  const session = { person: null, store: device.store }
  const tablet = { getSession: () => session, lastSession: () => session, subscribe: () => () => undefined }
  const html = renderToStaticMarkup(
    <StoreProvider value={tablet as unknown as Tablet}>
      <EditingContext value={editing}>{screen}</EditingContext>
    </StoreProvider>,
  )
  return {
    ids: [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!),
    says: (words) => html.includes(escaped(words)),
  }
}

const escaped = (words: string) => renderToStaticMarkup(<p>{words}</p>).slice(3, -4)
