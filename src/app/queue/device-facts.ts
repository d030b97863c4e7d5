/**
 * What the browser says of its own storage. It decides whether work can be lost without anyone's mistake, so it is
 * shown as it is, and what the browser does not say is called unknown. A private window is guessed from what such
 * windows refuse or are given less of; the words call it a likeness.
 */
export interface DeviceFacts {
  readonly persisted: boolean | null
  readonly usage: number | null
  readonly quota: number | null
  readonly looksPrivate: boolean
  readonly installed: boolean
}

export async function deviceFacts(): Promise<DeviceFacts> {
  const storage: Partial<StorageManager> = navigator.storage ?? {}
  const [persisted, estimate, files] = await Promise.all([
    storage.persisted?.().catch(() => null) ?? null,
    storage.estimate?.().catch(() => null) ?? null,
    opensFiles(storage),
  ])
  const quota = estimate?.quota ?? null
  return {
    persisted,
    usage: estimate?.usage ?? null,
    quota,
    looksPrivate: !files || (quota !== null && quota < leastQuota()),
    installed: matchMedia('(display-mode: standalone)').matches,
  }
}

/** Safari and Firefox refuse the private file system in a private window. */
async function opensFiles(storage: Partial<StorageManager>): Promise<boolean> {
  if (!storage.getDirectory) return true
  return storage.getDirectory().then(
    () => true,
    () => false,
  )
}

/** Chromium lends a private window memory instead of disk: less than twice what scripts may use. */
function leastQuota(): number {
  const { memory } = performance as { memory?: { jsHeapSizeLimit: number } }
  return memory ? 2 * memory.jsHeapSizeLimit : 0
}
