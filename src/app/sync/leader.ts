/**
 * One tab at a time exchanges with the server; the browser's own lock decides which, and passes it on when that tab
 * goes, however it goes. Two that lead by mistake would do no harm, only send twice.
 */
export interface LocksLike {
  request(name: string, options: { readonly signal: AbortSignal }, work: () => Promise<void>): Promise<unknown>
}

export const leaderLock = (personId: string) => `qar-sync-${personId}`

/**
 * Runs `lead` once this tab holds the lock, and keeps it until `stop` is aborted or `giveWay` is called; then it stands
 * in the line again, behind the others. Where the browser has no locks, every tab leads.
 */
export function waitToLead(
  locks: LocksLike | undefined,
  {
    name,
    stop,
    lead,
  }: { readonly name: string; readonly stop: AbortSignal; readonly lead: (giveWay: () => void) => void },
): void {
  if (!locks) return lead(() => undefined)
  const held = () =>
    new Promise<void>((release) => {
      if (stop.aborted) return release()
      stop.addEventListener('abort', () => release(), { once: true })
      lead(release)
    })
  const standInLine = (): void => {
    locks.request(name, { signal: stop }, held).then(
      () => stop.aborted || standInLine(),
      // Stopped while still waiting: then there is nothing to lead.
      () => undefined,
    )
  }
  standInLine()
}
