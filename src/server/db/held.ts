import { sql } from 'kysely'

/** Written out, and not a value of the statement: only so is the index of held entries known to hold all that is asked for. */
export const IS_HELD = sql.lit('held' as const)
