import { ensureBuilt } from '#server/demo/build.ts'

/** The browser tests run against what is built; a stale build would prove yesterday's code. */
export async function setup(): Promise<void> {
  await ensureBuilt()
}
