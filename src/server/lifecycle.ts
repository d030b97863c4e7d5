/**
 * From listening to a clean end. A server that is told to stop takes no new connection, answers what it has
 * begun, and closes its store last; a tablet whose answer is cut off sends again, so that a deadline costs
 * nothing but time.
 */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How long requests in flight may take after the signal, before their connections are cut. */
const GRACE_MS = 3_000
const SWEEP_MS = 50

export type Listening = { readonly port: number } | { readonly refused: 'in-use' | 'not-allowed' | 'no-address' }

/** Listens, or says why it may not; any other error is thrown. `port` 0 takes a free one. */
export function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Listening> {
  const reasons: Readonly<Record<string, 'in-use' | 'not-allowed' | 'no-address'>> = {
    EADDRINUSE: 'in-use',
    EACCES: 'not-allowed',
    EADDRNOTAVAIL: 'no-address',
  }
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const refused = reasons[error.code ?? '']
      if (refused) resolve({ refused })
      else reject(error)
    })
    server.listen(port, host, () => resolve({ port: (server.address() as AddressInfo).port }))
  })
}

/** Resolves when no connection is left: idle ones go at once, busy ones when they are answered or time is up. */
export async function drain(server: Server, graceMs: number = GRACE_MS): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(deadline)
}

/** Runs `stop` on the first SIGTERM or SIGINT and ends the process; whoever asks twice does not want to wait. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false
  const onSignal = (): void => {
    if (isStopping) process.exit(1)
    isStopping = true
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
