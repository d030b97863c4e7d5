import { ensureBuilt } from '#server/demo/build.ts'

/** The browser tests run against what is built; a stale build would prove yesterday's code. */
export function setup(): void {
  const built = ensureBuilt(process.cwd(), (line) => console.info(line))
  if (built !== 'built' && built !== 'was-built') throw new Error(`The app could not be built: ${built}`)
}
