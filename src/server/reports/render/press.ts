/**
 * Sets reports as PDF and Word, which takes a processor for as long as it lasts. A process of its own does it, at a
 * lower priority: no request waits for it, its crash is not the server's, and it can be stopped whatever it is doing,
 * which a thread in foreign code cannot. It is started by the first order and ends when there has been none for a while.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { type Problem, problem } from '#domain/problem.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { Turns } from '#server/http/turns.ts'

export interface Order {
  readonly form: 'pdf' | 'docx'
  readonly model: ReportModel
}

export interface Press {
  /**
   * The file; `report-not-set` where that failed or took too long, `busy` where too many wait. One order is carried out
   * at a time, and those from whom they come take turns.
   */
  readonly make: (order: Order, from: string) => Promise<Uint8Array | Problem>
  readonly close: () => void
}

interface Terms {
  /** How long one order may take, and how long the process stays without one, in milliseconds. */
  readonly patience: number
  readonly idle: number
  readonly program: URL
}

/** A quarter of a minute's worth. */
const MOST_WAITING = 100

const USUAL: Terms = { patience: 60_000, idle: 60_000, program: new URL('typesetter.ts', import.meta.url) }

export function openPress(terms: Partial<Terms> = {}): Press {
  const { patience, idle, program } = { ...USUAL, ...terms }
  const turns = new Turns(1, MOST_WAITING)
  let typesetter: ChildProcess | undefined
  let rest: NodeJS.Timeout | undefined

  const close = () => {
    clearTimeout(rest)
    typesetter?.kill('SIGKILL')
    typesetter = undefined
  }
  const carryOut = async (order: Order) => {
    clearTimeout(rest)
    if (typesetter?.connected !== true) typesetter = start(program)
    const bytes = await answerTo(order, typesetter, patience)
    if (bytes === null) close()
    rest = setTimeout(close, idle).unref()
    return bytes ?? problem('report-not-set')
  }
  const make = (order: Order, from: string) => turns.take(from, () => carryOut(order))
  return { make, close }
}

function start(program: URL): ChildProcess {
  // It needs no setting of the server's, and no secret.
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const
  const child = fork(program, { serialization: 'advanced', execArgv: [], env: {}, stdio: [...stdio] })
  child.unref()
  child.channel?.unref()
  return child
}

function answerTo(order: Order, typesetter: ChildProcess, patience: number): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const end = (bytes: Uint8Array | null) => {
      clearTimeout(limit)
      typesetter.removeAllListeners()
      // Without a listener, an error of a process that is being let go would be the server's.
      typesetter.on('error', () => undefined)
      resolve(bytes)
    }
    const failed = () => end(null)
    const limit = setTimeout(failed, patience)
    typesetter.on('message', ({ bytes }: { readonly bytes: Uint8Array | null }) => end(bytes))
    typesetter.on('exit', failed)
    typesetter.on('error', failed)
    typesetter.send(order, (error) => error !== null && failed())
  })
}
