/**
 * One tab at a time exchanges with the server; the browser's own lock decides which, and passes it on when that tab
 * goes, however it goes. Two that lead by mistake would do no harm, only send twice.
 */
export interface LocksLike {
  request(name: string, options: { readonly signal: AbortSignal }, work: () => Promise<void>): Promise<unknown>
}

export const leaderLock = (personId: string) => `qar-sync-${personId}`

/**
 * Runs `lead` once this tab holds the lock, and keeps it until `stop` is aborted. Where the browser has no locks,
 * every tab leads.
 */
export function waitToLead(
  locks: LocksLike | undefined,
  { name, stop, lead }: { readonly name: string; readonly stop: AbortSignal; readonly lead: () => void },
): void {
  if (!locks) return lead()
  const held = () =>
    new Promise<void>((release) => {
      if (stop.aborted) return release()
      stop.addEventListener('abort', () => release(), { once: true })
      lead()
    })
  // Rejects when stopped while still waiting: then there is nothing to lead.
  locks.request(name, { signal: stop }, held).catch(() => undefined)
}
