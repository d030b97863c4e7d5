/**
 * Carries pokes between the servers that share one PostgreSQL. They are sent after the commit and outside of it,
 * because notifying inside a transaction makes every commit of the database wait for the one before. Whoever listens
 * in this process is told at once, without the way round; and once a broken line stands again, everybody is told that
 * they may have missed something.
 */
import { randomUUID } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { z } from 'zod'
import { Pokes } from './pokes.ts'

const CHANNEL = 'qa_review_moved'
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 15_000
const poke = z.tuple([z.string(), z.string(), z.number()])

export interface SharedPokes {
  readonly pokes: Pokes
  readonly close: () => Promise<void>
}

/** Pokes for all servers on the store at this address. The line to the others is opened once somebody listens. */
export function sharedPokes(address: string, pool: Pool): SharedPokes {
  const own = randomUUID()
  const line = new Line(address, {
    again: () => pokes.tellAll(),
    told(message) {
      const said = pokeIn(message)
      if (said && said[0] !== own) pokes.tell(said[1], said[2])
    },
  })
  const pokes: Pokes = new Pokes({
    firstListener: () => line.open(),
    send(reviewId, seq) {
      pokes.tell(reviewId, seq)
      // One that is not sent costs the others time, and is no reason to answer otherwise.
      pool.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify([own, reviewId, seq])]).catch(() => undefined)
    },
  })
  return { pokes, close: () => line.close() }
}

/** A poke of ours, or null: whoever may connect to the database may say anything on any channel of it. */
function pokeIn(message: string): z.infer<typeof poke> | null {
  try {
    return poke.safeParse(JSON.parse(message)).data ?? null
  } catch {
    return null
  }
}

interface Hearing {
  readonly told: (message: string) => void
  /** The line stands again after it was broken. */
  readonly again: () => void
}

/** One connection that hears what other servers say, opened again for as long as it is wanted. */
class Line {
  readonly #address: string
  readonly #hearing: Hearing
  #client: Client | null = null
  #isWanted = false
  #pauseMs = FIRST_PAUSE_MS
  #later: NodeJS.Timeout | undefined

  constructor(address: string, hearing: Hearing) {
    this.#address = address
    this.#hearing = hearing
  }

  open(): void {
    if (this.#isWanted) return
    this.#isWanted = true
    void this.#connect()
  }

  async close(): Promise<void> {
    this.#isWanted = false
    clearTimeout(this.#later)
    await this.#client?.end()
  }

  async #connect(): Promise<void> {
    const client = new Client({ connectionString: this.#address, application_name: 'qa-review', keepAlive: true })
    this.#client = client
    let isOver = false
    const over = (): void => {
      if (!isOver) this.#comeAgain()
      isOver = true
    }
    client.on('error', over)
    client.on('end', over)
    client.on('notification', ({ payload }) => this.#hearing.told(payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
    } catch {
      await client.end().catch(() => undefined)
      return over()
    }
    this.#pauseMs = FIRST_PAUSE_MS
    this.#hearing.again()
  }

  #comeAgain(): void {
    if (!this.#isWanted) return
    this.#later = setTimeout(() => void this.#connect(), this.#pauseMs)
    this.#later.unref()
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS)
  }
}
