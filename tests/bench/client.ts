/** A reviewer's own connection to the server, kept open, with nothing of a browser around it. */
import { API } from '#domain/api.ts'
import { Agent, request } from 'node:http'
import type { Reviewer } from './network.ts'

export interface Client {
  readonly ask: (path: string, body?: string) => Promise<string>
  readonly close: () => void
}

export function connectAs({ cookie }: Reviewer, port: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { cookie: `${cookie.name}=${cookie.value}`, 'content-type': 'application/json' }
  const ask = (path: string, body?: string) =>
    new Promise<string>((resolve, reject) => {
      const method = body === undefined ? 'GET' : 'POST'
      const asked = request({ agent, port, host: '127.0.0.1', path: `${API}${path}`, method, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(text))))
      })
      asked.on('error', reject)
      asked.end(body)
    })
  return { ask, close: () => agent.destroy() }
}
