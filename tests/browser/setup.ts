import { ensureBuilt } from '#server/build.ts'

/** The browser tests run against what is built; a stale build would prove yesterday's code. */
export function setup(): void {
  // The test run says `test` here, and a build that inherits it would be one for development.
  const { NODE_ENV } = process.env
  process.env['NODE_ENV'] = 'production'
  const built = ensureBuilt(process.cwd(), (line) => console.info(line))
  process.env['NODE_ENV'] = NODE_ENV
  if (built !== 'built' && built !== 'was-built') throw new Error(`The app could not be built: ${built}`)
}
