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

export async function startServer(dataDir?: string, port = 0): Promise<RealServer> {
  const store = dataDir ?? (await mkdtemp(join(tmpdir(), 'qa-review-')))
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: store, LOG_LEVEL: 'warn' },
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
