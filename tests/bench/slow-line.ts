/**
 * The way between the browsers and the server, with a wait in each direction and a count of what passes. It delays and
 * never limits: connections stay open, and nothing overtakes anything else on the same one.
 */
import { type AddressInfo, type Socket, connect, createServer } from 'node:net'

export interface Passed {
  /** Bytes from the browsers, heads included. */
  readonly up: number
  readonly down: number
}

export interface SlowLine {
  readonly port: number
  /** Milliseconds that the way there and back takes from now on, half of it in each direction. */
  readonly setRoundTrip: (ms: number) => void
  readonly passed: () => Passed
  readonly unplug: () => Promise<void>
}

export async function laySlowLine(serverPort: number): Promise<SlowLine> {
  let oneWayMs = 0
  const passed = { up: 0, down: 0 }
  const sockets = new Set<Socket>()
  const carry = (from: Socket, to: Socket, direction: keyof Passed) => {
    sockets.add(from)
    from.setNoDelay(true)
    from.on('data', (chunk) => {
      passed[direction] += chunk.length
      later(() => void (to.writable && to.write(chunk)))
    })
    from.on('end', () => later(() => void to.end()))
    from.on('error', () => to.destroy())
    from.on('close', () => {
      sockets.delete(from)
      later(() => void to.destroy())
    })
  }
  // Timers of one length fire in the order in which they were set.
  const later = (work: () => void) => void (oneWayMs === 0 ? work() : setTimeout(work, oneWayMs))
  const line = createServer((browser) => {
    const server = connect(serverPort, '127.0.0.1')
    carry(browser, server, 'up')
    carry(server, browser, 'down')
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  return {
    port: (line.address() as AddressInfo).port,
    setRoundTrip: (ms) => void (oneWayMs = ms / 2),
    passed: () => ({ ...passed }),
    unplug: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => line.close(() => resolve()))
    },
  }
}
