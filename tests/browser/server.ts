import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The real server in its own process, on a store of its own and a free port, serving what has been built. */
export interface RealServer {
  readonly port: number
  readonly dataDir: string
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
}

export interface ServerOptions {
  /** A store that there is already, and that stays; else one of its own, which goes with it. */
  readonly dataDir?: string
  readonly port?: number
  /** More of the environment. */
  readonly env?: Readonly<Record<string, string>>
  /** What runs it, before the program itself. */
  readonly under?: readonly string[]
}

export async function startServer({
  dataDir,
  port = 0,
  env = {},
  under = [],
}: ServerOptions = {}): Promise<RealServer> {
  const store = dataDir ?? (await mkdtemp(join(tmpdir(), 'qa-review-')))
  const [program, ...args] = [...under, process.execPath, 'src/server/main.ts']
  const child = spawn(program, args, {
    env: { ...process.env, PORT: String(port), DATA_DIR: store, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chosen = await readyPort(child)
  return {
    port: chosen,
    dataDir: store,
    stop: async (signal = 'SIGTERM') => {
      const exited = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null && child.kill(signal)) await exited
      if (!dataDir) await rm(store, { recursive: true, force: true })
    },
  }
}

function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1]
      if (port) resolve(Number(port))
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
  })
}
