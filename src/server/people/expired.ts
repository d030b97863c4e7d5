import type { Context } from '#server/context.ts'

const DAY_MS = 86_400_000
const EVERY_MS = 3_600_000
const DEVICE_DAYS = 400
const SOON_DAYS = 1 / 24

/** Removes what has ended of itself: nobody can use it any more, and what is not kept cannot be stolen. */
export async function removeExpired({ db, now }: Context): Promise<void> {
  const before = (days: number) => new Date(Date.parse(now()) - days * DAY_MS).toISOString()
  await db.deleteFrom('session').where('until', '<=', now()).execute()
  await db.deleteFrom('link').where('until', '<=', now()).execute()
  await db.deleteFrom('attempt').where('at', '<', before(1)).execute()
  // One alone cost nothing and is forgotten sooner: there may be one for each address that somebody made up.
  await db.deleteFrom('attempt').where('failures', '<=', 1).where('at', '<', before(SOON_DAYS)).execute()
  await db.deleteFrom('known_device').where('used_at', '<', before(DEVICE_DAYS)).execute()
}

/** Does so now and every hour, until it is told to stop. */
export function sweep(context: Context): () => void {
  const run = () => void removeExpired(context).catch(() => context.log.error('what has ended could not be removed'))
  run()
  const every = setInterval(run, EVERY_MS).unref()
  return () => clearInterval(every)
}
