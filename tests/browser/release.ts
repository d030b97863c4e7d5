import { type AddressInfo } from 'node:net'
import { createServer, request } from 'node:http'

/** Stands before the server and can publish a new release: the same application under another service worker. */
export interface Releases {
  readonly origin: string
  /** The worker of this release begins with these lines. */
  readonly publish: (lines?: string) => void
  readonly close: () => Promise<void>
}

export async function releasesOf(serverPort: number): Promise<Releases> {
  let release = 1
  let opening = ''
  const proxy = createServer((asked, answered) => {
    const isWorker = asked.url === '/sw.js'
    // The worker is changed on its way, so it must come as plain text and whole.
    const headers = { ...asked.headers }
    if (isWorker) for (const name of ['accept-encoding', 'if-none-match']) delete headers[name]
    const forwarded = request({ port: serverPort, method: asked.method, path: asked.url, headers }, (answer) => {
      const { 'content-length': _length, etag: _etag, ...kept } = answer.headers
      answered.writeHead(answer.statusCode ?? 502, isWorker ? kept : answer.headers)
      if (isWorker) answered.write(opening)
      answer.on('data', (chunk) => answered.write(chunk))
      answer.on('end', () => answered.end(isWorker ? `\n// release ${release}\n` : undefined))
    })
    forwarded.on('error', () => answered.destroy())
    asked.pipe(forwarded)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    publish: (lines = '') => {
      opening = `${lines}\n`
      release += 1
    },
    close: () => {
      proxy.closeAllConnections()
      return new Promise((resolve) => proxy.close(() => resolve()))
    },
  }
}
