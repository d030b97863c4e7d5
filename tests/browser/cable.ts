import { type AddressInfo, type Socket, connect, createServer } from 'node:net'

/** A network cable between browsers and the server. Cut, it refuses and drops connections as a dead wifi does. */
export interface Cable {
  readonly origin: string
  readonly cut: () => void
  readonly join: () => void
  readonly unplug: () => Promise<void>
}

export async function layCable(serverPort: number): Promise<Cable> {
  let whole = true
  const sockets = new Set<Socket>()
  const proxy = createServer((browser) => {
    if (!whole) return void browser.destroy()
    const server = connect(serverPort, '127.0.0.1')
    for (const [from, to] of [
      [browser, server],
      [server, browser],
    ] as const) {
      sockets.add(from)
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.on('error', () => to.destroy())
      from.pipe(to)
    }
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const drop = () => sockets.forEach((socket) => socket.destroy())
  return {
    origin: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    cut: () => {
      whole = false
      drop()
    },
    join: () => {
      whole = true
    },
    unplug: () => {
      drop()
      return new Promise((resolve) => proxy.close(() => resolve()))
    },
  }
}
