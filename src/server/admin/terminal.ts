/**
 * How a command speaks: what it found to the one stream, what went wrong and how far it has come to the other, so that
 * the first can be kept in a file. Somebody who waits longer than a second is told that it goes on.
 */
export interface Terminal {
  readonly say: (line: string) => void
  readonly complain: (line: string) => void
  readonly progress: Progress
}

/** Called as often as something is done; `done` counts it, and `what` names it in the plural. */
export type Progress = (done: number, what: string) => void

const EVERY_MS = 1_000

export function terminal(nowMs: () => number = () => performance.now()): Terminal {
  let last = nowMs()
  const complain = (line: string): void => void process.stderr.write(`${harmless(line)}\n`)
  return {
    say: (line) => void process.stdout.write(`${harmless(line)}\n`),
    complain,
    progress: (done, what) => {
      if (nowMs() - last < EVERY_MS) return
      last = nowMs()
      complain(`… ${counted(done)} ${what}`)
    },
  }
}

/** What a file or a mail says must not command the terminal that shows it. */
const harmless = (line: string): string => line.replaceAll(/\p{Cc}/gu, '\u{fffd}')

/** A number as people write it: 12,345. */
export function counted(count: number): string {
  return count.toLocaleString('en-GB')
}
