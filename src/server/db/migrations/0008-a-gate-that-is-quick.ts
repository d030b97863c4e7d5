import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'

/** Whose reviews are whose was worked out from the beginning for every statement: more than half of what most of them took. */
export const aGateThatIsQuick = (engine: Engine) => ({
  up: (db: Kysely<unknown>): Promise<void> => engine.openGate(db),
})
