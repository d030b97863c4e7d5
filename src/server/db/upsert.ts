import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#server/context.ts'
import type { Database } from './schema.ts'
import { rowsOf, statement } from './statement.ts'

interface Columns<Column> {
  readonly key: readonly Column[]
  /** What is said only when a row is made. */
  readonly made?: readonly Column[]
  readonly changed: readonly Column[]
  /** Which of all these are numbers. */
  readonly numbers?: readonly Column[]
}

/**
 * Puts rows in with one statement, and changes those whose key is there already: such a row is found by its key, and not by
 * a walk through the list.
 */
export function upsert<Table extends keyof Database, Column extends keyof Database[Table] & string>(
  table: Table,
  { key, made = [], changed, numbers = [] }: Columns<Column>,
): (tx: Tx, rows: readonly Pick<Database[Table], Column>[]) => Promise<void> {
  const columns = [...key, ...made, ...changed]
  const given = (column: Column): RawBuilder<unknown> => {
    const text = sql`given.value ->> ${sql.lit(column)}`
    return numbers.includes(column) ? sql`cast(${text} as bigint)` : text
  }
  const taken = (column: Column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`
  // Without a condition, SQLite takes what follows for a join's.
  const put = statement(
    (_, { rows }: { rows: readonly object[] }) =>
      sql`insert into ${sql.table(table)} (${refs(columns)}) select ${sql.join(columns.map(given))} from ${rowsOf(rows)}
        where true on conflict (${refs(key)}) do update set ${sql.join(changed.map(taken))}`,
  )
  return async (tx, rows) => {
    if (rows.length > 0) await put(tx, { rows })
  }
}

const refs = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))
