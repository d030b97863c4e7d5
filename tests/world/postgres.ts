/**
 * A PostgreSQL to throw away: a cluster of its own in a temporary folder, reached by a socket in that folder and by
 * nothing else, and as durable as a real one, because durability is what is tried on it. PostgreSQL refuses to run as
 * root, so a root gives it to the user that comes with the package, or to `nobody`.
 *
 * The tests of the project `postgresql` share one cluster. Each takes a database of its own,
 * `await newDatabase(inject('postgres'))`, and opens it as the server opens its DATABASE_URL. A test that stops
 * PostgreSQL must not stop everybody's: it has its own from `startPostgres()`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chown, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { v7 } from 'uuid'
import { APP_ROLE } from '#server/db/postgresql-walls.ts'
import { pathOf, postgresql } from '#tests/house/needs.ts'

export interface Postgres {
  /** Where it runs and keeps everything. */
  readonly folder: string
  /** The superuser's URL: for making databases and for looking into all of them. No server is ever given it. */
  readonly adminUrl: string
  /** Starts it again, after `stop`, on the data that it has. Resolves when it takes connections. */
  readonly start: () => Promise<void>
  /** `smart` waits until every client has left, `fast` sends them away, `immediate` is a crash. */
  readonly stop: (how: keyof typeof SIGNALS) => Promise<void>
  /** Ends it, if it still runs, and removes all its data. */
  readonly remove: () => Promise<void>
}

const SIGNALS = { smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' } as const
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: 5432,
  max_connections: 100,
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
} as const
const ADMIN = 'postgres'
/** Owns each test's database and is no superuser, whom row-level security would let through. */
const OWNER = 'qa_review'
const DATA = 'data'
const LOG = 'log'
const PATIENCE_MS = 60_000

export interface PostgresOptions {
  /** Where its folder is made; left out, among the other temporary ones. */
  readonly within?: string
  /** In place of ours. */
  readonly settings?: Readonly<Record<string, string>>
  /** What runs it, before the program itself; it is started in the cluster's folder. */
  readonly under?: readonly string[]
}

/** A new cluster, running. The order of text is that of its bytes, as it is in SQLite. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const folder = await mkdtemp(join(options.within ?? tmpdir(), 'qa-pg-'))
  const account = unprivileged()
  if (account) await chown(folder, account.uid, account.gid)
  const adminUrl = urlOf(folder, ADMIN, 'postgres')
  await initialise(folder)
  let server = await run(folder, adminUrl, options)
  await ask(adminUrl, `create role ${OWNER} login; create role ${APP_ROLE} nologin; grant ${APP_ROLE} to ${OWNER}`)
  const stop: Postgres['stop'] = async (how) => {
    const gone = once(server, 'exit')
    if (runs(server) && server.kill(SIGNALS[how])) await gone
  }
  return {
    folder,
    adminUrl,
    start: async () => {
      server = await run(folder, adminUrl, options)
    },
    stop,
    remove: async () => {
      await stop('immediate')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * The DATABASE_URL of a new database: empty, or a copy of the one that `like` names, to which nobody may be connected
 * just then. Its user owns it and may do no more. It goes with its cluster, or earlier by `dropDatabase`.
 */
export async function newDatabase(adminUrl: string, like?: string): Promise<string> {
  const name = `test_${v7().replaceAll('-', '')}`
  const template = like === undefined ? 'template0' : nameIn(like)
  // Made as fast as through the log (45 ms), dropped ten times as fast, and a crash has not its 7 MB to go through.
  await ask(adminUrl, `create database ${name} owner ${OWNER} template ${template} strategy file_copy`)
  return urlOf(new URL(adminUrl).searchParams.get('host')!, OWNER, name)
}

/** Whoever is still connected is sent away. */
export async function dropDatabase(adminUrl: string, url: string): Promise<void> {
  await ask(adminUrl, `drop database ${nameIn(url)} with (force)`)
}

const nameIn = (url: string): string => new URL(url).pathname.slice(1)

function urlOf(folder: string, user: string, database: string): string {
  return `postgresql:///${database}?${new URLSearchParams({ host: folder, port: String(SETTINGS.port), user })}`
}

/** Runs this on a connection of its own and gives the rows, each as the list of its columns. */
export async function ask(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

async function initialise(folder: string): Promise<void> {
  const how = ['--username', ADMIN, '--auth=trust', '--encoding=UTF8', '--locale=C']
  const initdb = await launch(folder, 'initdb', ['--pgdata', DATA, ...how])
  await once(initdb, 'exit')
  if (initdb.exitCode !== 0) throw await failure(folder, 'initdb failed')
}

async function run(folder: string, adminUrl: string, options: PostgresOptions): Promise<ChildProcess> {
  const settings = Object.entries({ ...SETTINGS, ...options.settings, unix_socket_directories: folder })
  const given = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = await launch(folder, 'postgres', ['-D', DATA, ...given], options.under)
  for (let waited = 0; !(await answers(adminUrl)); waited += 20) {
    if (!runs(server) || waited > PATIENCE_MS) throw await failure(folder, 'PostgreSQL did not start')
    await sleep(20)
  }
  return server
}

const runs = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null

/** While it starts it refuses everyone; whether it ever will take connections is for the caller to see. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  const came = await client.connect().then(
    () => true,
    () => false,
  )
  await client.end()
  return came
}

/** Started by its own path and in its folder, because whoever runs it may not look into ours. */
async function launch(
  folder: string,
  program: string,
  args: readonly string[],
  under: readonly string[] = [],
): Promise<ChildProcess> {
  await using log = await open(join(folder, LOG), 'a')
  const stdio = ['ignore' as const, log.fd, log.fd]
  const options = { ...unprivileged(), cwd: folder, env: { LC_ALL: 'C' }, stdio }
  const [run = '', ...all] = [...under, join(dirname(pathOf(postgresql)), program), ...args]
  const child = spawn(run, all, options)
  await once(child, 'spawn')
  return child
}

async function failure(folder: string, what: string): Promise<Error> {
  return new Error(`${what}:\n${await readFile(join(folder, LOG), 'utf8')}`)
}

/** Who runs it when we are root; undefined when we are somebody who may. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const people = readFileSync('/etc/passwd', 'utf8')
  const row = /^postgres:.*$/m.exec(people) ?? /^nobody:.*$/m.exec(people)
  if (row === null) throw new Error('PostgreSQL refuses root, and there is neither a user postgres nor nobody')
  const [, , uid, gid] = row[0].split(':')
  return { uid: Number(uid), gid: Number(gid) }
}
