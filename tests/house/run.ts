/**
 * Starting the tools. A tool is started by its own script under the Node that runs us, not through a shell or a
 * PATH: on a machine whose system Node is older than ours, that is the difference between a check and a riddle.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `output` is what the tool printed on both streams, and empty when it was shown as it came. */
export type Outcome = { readonly ok: boolean; readonly output: string; readonly seconds: number }
export type Running = {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly show?: boolean
  readonly minutes?: number
}

/** The command line of an installed tool; `name` is the package, or `package#bin` where they differ. */
export function tool(name: string, ...args: string[]): string[] {
  const [packageName = name, wanted] = name.split('#')
  const folder = join('node_modules', packageName)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Bins }
  const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[wanted ?? packageName]
  if (script === undefined) throw new Error(`The package ${packageName} has no command ${wanted ?? packageName}`)
  return [process.execPath, join(folder, script), ...args]
}
type Bins = Readonly<Record<string, string>>

/** Never rejects: a tool that cannot be started, or takes too long, is a tool that failed and says why. */
export function run([command = '', ...args]: readonly string[], options: Running = {}): Promise<Outcome> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? process.cwd(),
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      stdio: ['ignore', options.show === true ? 'inherit' : 'pipe', options.show === true ? 'inherit' : 'pipe'],
    })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text))
    const end = (ok: boolean, note = ''): void => {
      clearTimeout(patience)
      resolve({ ok, output: output + note, seconds: (performance.now() - started) / 1000 })
    }
    const patience = setTimeout(
      () => {
        child.kill('SIGKILL')
        end(false, `\nStopped: it was still running after ${options.minutes ?? 10} minutes.`)
      },
      (options.minutes ?? 10) * 60_000,
    )
    child.on('error', (error) => end(false, error.message))
    child.on('close', (code) => end(code === 0))
  })
}
