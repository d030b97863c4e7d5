/**
 * Statements that are built once and asked with other values each time. A push asks some twenty; to build and compile
 * each of them anew for every request costs more than to carry it out. A list goes in as one value, so that the text
 * does not depend on its length and whoever keeps statements prepared finds it again.
 */
import { type AliasedRawBuilder, type CompiledQuery, PostgresAdapter, type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#server/context.ts'
import { ask } from './asking.ts'

/** Stands in a statement where a value will be. */
class Place {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

type Row = readonly (string | number)[] | object

interface Built<Result> {
  readonly compile: (on: Db) => CompiledQuery<Result>
}

/**
 * A statement that is built when it is first asked of an engine. What builds it is given places and not values: it may
 * put them where a value goes, and hand them to `isIn` and `isAmong`, but neither look at them nor reckon with them.
 */
export function statement<Values extends object, Result, On extends Db = Tx>(
  build: (on: On, values: Values) => Built<Result>,
): (on: On, values: Values) => Promise<readonly Result[]> {
  const places = new Proxy({}, { get: (_, name: string) => new Place(name) }) as Values
  /** By what is one for each engine, since they spell differently. */
  const built = new WeakMap<object, CompiledQuery<Result>>()
  return async (on, values) => {
    const { constructor: engine } = on.getExecutor().adapter
    const query: CompiledQuery<Result> = built.get(engine) ?? build(on, places).compile(on)
    built.set(engine, query)
    if (!names.has(query.sql)) names.set(query.sql, `built-${names.size}`)
    const valueAt = (parameter: unknown) =>
      parameter instanceof Place ? asOne(values[parameter.name as keyof Values]) : parameter
    return ask(on, { ...query, parameters: query.parameters.map(valueAt) })
  }
}

const names = new Map<string, string>()

/** What a connection may keep this text prepared by; nothing where it was built for one request alone. */
export const nameOf = (text: string): string | undefined => names.get(text)

/**
 * Whether a column is one of a list's texts. PostgreSQL looks each of an array up by key, whatever it believes of how much
 * there is; of a question it makes a join, and reads all of a review while nobody has counted its rows yet.
 */
export function isIn(on: Db, column: string, list: readonly string[]): RawBuilder<boolean> {
  const texts = sql`select key from json_each(${asOne(list)})`
  const isArray = on.getExecutor().adapter instanceof PostgresAdapter
  return isArray ? sql`${sql.ref(column)} = any (array(${texts}))` : sql`${sql.ref(column)} in (${texts})`
}

/** Whether these columns have together the values of one of the rows. */
export function isAmong(columns: readonly string[], rows: readonly Row[]): RawBuilder<boolean> {
  const values = sql.join(columns.map((_, at) => sql`value ->> ${sql.lit(at)}`))
  return sql`(${sql.join(columns.map((column) => sql.ref(column)))}) in (select ${values} from json_each(${asOne(rows)}))`
}

/** A list of rows as a table: a member of a row is `given.value ->> 0`, or by its name where it has one, as text. */
export function rowsOf(rows: readonly Row[]): AliasedRawBuilder<{ readonly value: unknown }, 'given'> {
  return sql<{ readonly value: unknown }>`json_each(${asOne(rows)})`.as('given')
}

/** For `limit`. Of a bare value SQLite thinks anew what it is worth each time that it is asked, which takes longer than the rest. */
export const atMost = (rows: number): RawBuilder<number> => sql<number>`cast(${rows} as integer)`

/**
 * Lists become the members of an object: both engines read one as rows, by the same name and in the same words. It is
 * written and never made: an object with names that were not there before costs more than the question does.
 */
function asOne(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const members = (value as readonly unknown[]).map((each, at) =>
    typeof each === 'object' ? `"${at}":${JSON.stringify(each)}` : `${JSON.stringify(each)}:0`,
  )
  return `{${members.join()}}`
}
