/**
 * A reviewer's own connection to the server, kept open, with nothing of a browser around it. Where the server asks for
 * time it is given as much, as a tablet gives it, and what was asked is asked again.
 */
import { API } from '#domain/api/route.ts'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Reviewer } from './network.ts'

export interface Client {
  readonly ask: (path: string, body?: string) => Promise<string>
  readonly close: () => void
}

interface Busy {
  readonly retryAfter: number
}

export function connectAs({ cookie }: Reviewer, port: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { cookie: `${cookie.name}=${cookie.value}`, 'content-type': 'application/json' }
  const once = (path: string, body?: string) =>
    new Promise<string | Busy>((resolve, reject) => {
      const method = body === undefined ? 'GET' : 'POST'
      const asked = request({ agent, port, host: '127.0.0.1', path: `${API}${path}`, method, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(text)
          else if (answer.statusCode === 503) resolve({ retryAfter: Number(answer.headers['retry-after'] ?? 1) })
          else reject(new Error(text))
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  const ask = async (path: string, body?: string) => {
    for (;;) {
      const answer = await once(path, body)
      if (typeof answer === 'string') return answer
      await sleep(answer.retryAfter * 1000)
    }
  }
  return { ask, close: () => agent.destroy() }
}
