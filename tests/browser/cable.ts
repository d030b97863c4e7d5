import { type AddressInfo, type Socket, connect, createServer } from 'node:net'

/** A network cable between browsers and the server. Cut, it refuses and drops connections as a dead wifi does. */
export interface Cable {
  readonly origin: string
  readonly cut: () => void
  readonly join: () => void
  /** A captive portal answers everything in the server's place: HTML, with 200. */
  readonly hijack: () => void
  readonly unplug: () => Promise<void>
}

export async function layCable(serverPort: number): Promise<Cable> {
  let state: 'whole' | 'cut' | 'hijacked' = 'whole'
  const sockets = new Set<Socket>()
  const proxy = createServer((browser) => {
    if (state === 'cut') return void browser.destroy()
    if (state === 'hijacked') return answerAsPortal(browser)
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
  const turn = (next: typeof state) => {
    state = next
    drop()
  }
  const drop = () => sockets.forEach((socket) => socket.destroy())
  return {
    origin: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    cut: () => turn('cut'),
    join: () => turn('whole'),
    hijack: () => turn('hijacked'),
    unplug: () => {
      drop()
      return new Promise((resolve) => proxy.close(() => resolve()))
    },
  }
}

const PORTAL = '<!doctype html><title>School guest wifi</title><h1>Please accept the terms</h1>'

function answerAsPortal(browser: Socket): void {
  browser.on('error', () => browser.destroy())
  browser.once('data', () => {
    const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${PORTAL.length}\r\nConnection: close`
    browser.end(`${head}\r\n\r\n${PORTAL}`)
  })
}
