/**
 * PostgreSQL behind Kysely, for a network whose store is looked after by somebody. Several servers may work on one
 * store: a review's row is locked by whoever writes in it, and what collides is begun anew. A store that would answer
 * before it has written to its disk is refused at the start, since a receipt promises that nothing is lost.
 */
import { Client, DatabaseError, Pool, types } from 'pg'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Engine, Store } from './engine.ts'
import { sharedPokes } from './postgresql-pokes.ts'
import { APP_ROLE, PERSON, missingRole, openGate, wallIn, wallOff } from './postgresql-walls.ts'
import type { Database } from './schema.ts'
import { nameOf, statement } from './statement.ts'

const OLDEST = 150_000
/** The type that counts have. None of ours is beyond what a number holds exactly. */
const INT8 = 20
const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const LOCK_WAIT_MS = 8_000

/** Opens the store at a `postgresql://` address. Ask `unfit`, then run `migrate`, before the first query. */
export function openPostgresql(address: string): Store {
  const pool = new Pool({
    Client: Preparing,
    pipeline: true,
    connectionString: address,
    application_name: 'qa-review',
    connectionTimeoutMillis: 5_000,
    // A server that hangs must not keep a review locked for the others.
    idle_in_transaction_session_timeout: 60_000,
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : types.getTypeParser(oid, format)) as never },
  })
  // A connection that breaks fails the query that is on it, and is replaced by the next. It also says so of itself, in use
  // or idle, and without a listener that would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  const { pokes, close } = sharedPokes(address, pool)
  return {
    db,
    engine,
    pokes,
    unfit: () => unfit(db),
    async close() {
      await close()
      await db.destroy()
    },
  }
}

/** A connection that keeps what is built once prepared: to plan a question takes longer than to answer it. */
class Preparing extends Client {
  override query = ((text: unknown, values?: unknown[], ...rest: unknown[]) => {
    const name = typeof text === 'string' ? nameOf(text) : undefined
    // What is asked in one breath leaves in one packet.
    const { stream } = this.connection
    stream.cork()
    queueMicrotask(() => stream.uncork())
    return super.query(
      ...([name === undefined ? text : { name, text }, values, ...rest] as Parameters<Client['query']>),
    )
  }) as Client['query']
}

const engine: Engine = {
  name: 'PostgreSQL',
  text: sql`text collate "C"`,
  begin(db, reads) {
    const transaction = db.startTransaction()
    return (reads ? transaction.setIsolationLevel('repeatable read') : transaction).execute()
  },
  async actFor(tx, personId) {
    await actAs(tx, { personId: personId ?? '' })
  },
  async asServer(tx, work) {
    const { rows } = await sql<{ role: string }>`select current_setting('role') as role`.execute(tx)
    const as = (role: string) => sql`select set_config('role', ${role}, true)`.execute(tx)
    await as('none')
    // What throws undoes the transaction, and the role with it.
    const value = await work()
    await as(rows[0]!.role)
    return value
  },
  async insertAll(tx, table, rows) {
    const [first] = rows
    if (!first) return
    const columns = Object.keys(first)
    const key = [table, ...columns].join()
    const insert = inserts.get(key) ?? insertInto(table, columns)
    inserts.set(key, insert)
    await insert(tx, { rows: JSON.stringify(rows) })
  },
  collided: (thrown) =>
    thrown instanceof DatabaseError && (thrown.code === SERIALIZATION_FAILURE || thrown.code === DEADLOCK),
  isBusy,
  async makeAppendOnly(db, table) {
    const refuse = sql.id(`${table}_refuses`)
    await sql`create function ${refuse}() returns trigger language plpgsql
      as $$ begin raise exception 'this table only grows'; end $$`.execute(db)
    for (const [change, each] of [
      ['update', 'row'],
      ['delete', 'row'],
      ['truncate', 'statement'],
    ] as const) {
      await sql`create trigger ${sql.id(`${table}_refuses_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        for each ${sql.raw(each)} execute function ${refuse}()`.execute(db)
    }
  },
  wallOff,
  openGate,
  wallIn,
}

const actAs = statement(
  (_, { personId }: { personId: string }) =>
    sql`select set_config('role', ${APP_ROLE}, true), set_config(${PERSON}, ${personId}, true),
      set_config('lock_timeout', ${String(LOCK_WAIT_MS)}, true)`,
)

const inserts = new Map<string, ReturnType<typeof insertInto>>()

function insertInto(table: keyof Database, names: readonly string[]) {
  const into = sql.table(table)
  const columns = sql.join(names.map((name) => sql.ref(name)))
  return statement(
    (_, { rows }: { rows: string }) =>
      sql`insert into ${into} (${columns}) select ${columns} from json_populate_recordset(null::${into}, ${rows})`,
  )
}

/**
 * Classes and codes of PostgreSQL's errors, and what Node says of a connection, where waiting helps: no connection
 * or too many, being stopped or started, a lock that another holds, a disk that is full, a collision that came again.
 * @see https://www.postgresql.org/docs/15/errcodes-appendix.html
 */
function isBusy(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  if (thrown instanceof DatabaseError) return /^(?:08|40|53|57P|55P03|25P03|58030)/.test(code)
  return /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/.test(code) || isCutOff(thrown)
}

/** The driver gives no code to a connection that ended, or that could not be had in time: its words are all there is. */
function isCutOff({ message }: Error): boolean {
  return /^(?:Connection terminated|timeout exceeded when trying to connect)/.test(message)
}

async function unfit(db: Kysely<Database>): Promise<string | null> {
  const { rows } = await sql<Record<'version' | 'fsync' | 'commit' | 'encoding', string>>`select
    current_setting('server_version_num') as version, current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as commit, current_setting('server_encoding') as encoding`.execute(db)
  const { version, fsync, commit, encoding } = rows[0]!
  if (Number(version) < OLDEST) return 'this PostgreSQL is older than 15: upgrade it first'
  if (fsync === 'off') return 'it runs with fsync = off and could lose what it has confirmed: set fsync = on'
  if (commit === 'off')
    return 'it runs with synchronous_commit = off and could lose what it has confirmed: set synchronous_commit = on'
  if (encoding !== 'UTF8') return `its encoding is ${encoding}: make the database with encoding UTF8`
  return missingRole(db)
}
