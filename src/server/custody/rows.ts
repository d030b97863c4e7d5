import type { Tx } from '#server/context.ts'
import type { Database } from '#server/db/schema.ts'

/** An engine takes some thousands of parameters in one statement; so many rows always fit. */
const AT_ONCE = 100

/** Inserts rows of one table, many in one statement. A row that is there already is a mistake of ours, and throws. */
export async function insertAll<T extends keyof Database>(
  tx: Tx,
  table: T,
  rows: readonly Database[T][],
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await tx
      .insertInto(table)
      .values(rows.slice(from, from + AT_ONCE) as never)
      .execute()
  }
}

/** Asks for a long list in parts, so that no statement has more parameters than an engine takes. */
export async function inParts<Key, Row>(
  keys: readonly Key[],
  ask: (part: readonly Key[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let from = 0; from < keys.length; from += AT_ONCE) rows.push(...(await ask(keys.slice(from, from + AT_ONCE))))
  return rows
}
