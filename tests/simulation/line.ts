/**
 * The way between one browser and the server on a bad day: requests and answers are lost, come late, come twice, are
 * answered by somebody's sign-in page, meet a server that has no time, or one that dies once it has answered.
 */
import type { Chance } from './chance.ts'
import type { SimulatedServer } from './server.ts'
import type { Timeline } from './timeline.ts'

/** What can become of a request on a bad day, beside that it arrives and is answered. */
export const FATES = { lost: 3, 'answer-lost': 3, twice: 3, late: 2, slow: 4, captive: 2, busy: 1, 'server-dies': 1 }
export type Fates = Readonly<Record<keyof typeof FATES, number>>
const ARRIVES = 24

export interface Line {
  /** What is between the browser and the server: nothing, a bad day, or a fair one. */
  weather: 'down' | 'bad' | 'fair'
  /** The browser's cookie; without it the server knows nobody. */
  cookie: string | null
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>
}

export interface LineContext {
  readonly timeline: Timeline
  readonly chance: Chance
  readonly server: Pick<SimulatedServer, 'request' | 'restart'>
  readonly fates: Fates
  readonly note: (what: string) => void
}

export function lineTo({ timeline, chance, server, fates, note }: LineContext): Line {
  const moment = () => new Promise<void>((resolve) => timeline.after(20 + chance.below(400), resolve))

  /** Shorter than the tablet's patience, and long enough for another answer to overtake this one. */
  const longWhile = () =>
    new Promise<void>((resolve) => timeline.after(chance.below(chance.pick([4000, 25_000])), resolve))

  /** The request reaches the server and is answered there, in one moment. */
  const reach = (address: string, init: RequestInit) =>
    new Promise<Response>((resolve) =>
      timeline.after(20 + chance.below(400), async () => {
        const headers = { ...(init.headers as Record<string, string>), ...(line.cookie && { cookie: line.cookie }) }
        const { signal: _, ...rest } = init
        resolve(await server.request(address, { ...rest, headers }))
      }),
    )

  const fateOf = (): keyof Fates | 'arrives' => {
    if (line.weather === 'down') return 'lost'
    return line.weather === 'fair' ? 'arrives' : chance.weighed({ arrives: ARRIVES, ...fates })
  }

  const line: Line = {
    weather: 'fair',
    cookie: null,
    fetch: async (address, init) => {
      const fate = fateOf()
      if (fate !== 'arrives') note(`${init.method} ${new URL(address).pathname.slice(7)} ${fate}`)
      if (fate === 'lost') return moment().then(noConnection)
      if (fate === 'captive') return moment().then(signInPage)
      if (fate === 'busy') return moment().then(noTime)
      if (fate === 'late') {
        timeline.after(chance.below(20_000), () => void reach(address, init))
        return moment().then(noConnection)
      }
      if (fate === 'twice') timeline.after(chance.below(3000), () => void reach(address, init))
      const response = await reach(address, init)
      if (fate === 'server-dies') await server.restart()
      await (fate === 'slow' ? longWhile() : moment())
      if (fate === 'answer-lost') return noConnection()
      const [given] = response.headers.getSetCookie()
      if (given) line.cookie = given.split(';')[0]!
      return response
    },
  }
  return line
}

const noConnection = (): never => {
  throw new TypeError('no connection')
}
const signInPage = () => new Response('<html>Welcome to SchoolNet</html>', { headers: { 'content-type': 'text/html' } })
const noTime = () => new Response('busy', { status: 503, headers: { 'retry-after': '7' } })
