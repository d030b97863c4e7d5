/**
 * The composition root of the demonstration: the only place that reads the environment, and the only one that
 * knows which clock, ids, database and handlers the server runs on. Whatever keeps it from starting is said in
 * one line, and it starts completely or not at all.
 */
import { ENTRY_SCHEMA } from '#domain/custody/entry.ts'
import { handlers } from '#server/handlers.ts'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import type { Context } from './context.ts'
import { openDatabase } from './db/engine.ts'
import { migrate } from './db/migrations.ts'
import { LocalPokes } from './db/pokes.ts'
import { readReview } from './db/review.ts'
import { lockStore } from './db/store-lock.ts'
import { DEMO, seedDemo } from './demo/seed.ts'
import { createApp } from './http/app.ts'
import { createListener } from './http/listener.ts'
import { describeThrow } from './http/problems.ts'
import { drain, listen, stopOnSignal } from './lifecycle.ts'
import { sessions } from './people/sessions.ts'
import { type Settings, readSettings } from './settings.ts'
import { judgeAfterUpgrade } from './upgrade.ts'

const STATIC_ROOT = join(import.meta.dirname, '..', '..', 'dist')

/** Starts the demonstration, or says in one line why not and ends the process with 1. */
export async function run(): Promise<void> {
  const settings = readSettings(process.env)
  if ('wrong' in settings) return giveUp(settings.wrong)
  try {
    const refused = await start(settings)
    if (refused !== null) giveUp(refused)
  } catch (thrown) {
    const { kind, code, at } = describeThrow(thrown)
    giveUp(
      `QA Review could not be started on the store in ${settings.dataDir}, which was left as it is: ${code ?? `${kind} ${at[0]}`}.`,
    )
  }
}

async function start(settings: Settings): Promise<string | null> {
  const { port, host, dataDir, logLevel } = settings
  const lock = lockStore(dataDir)
  if (!lock)
    return `Another QA Review is using the store in ${dataDir}. Stop it first, or give this one a folder of its own with DATA_DIR.`
  const context = createContext(join(dataDir, 'qa-review.sqlite'), logLevel)
  await migrate(context.db)
  if ((await seedDemo(context)) !== DEMO)
    return `The store in ${dataDir} is not one of the demonstration, which leaves it alone. Choose another folder with DATA_DIR.`
  await judgeAfterUpgrade(context)

  const app = createApp(context, { handlers, sessions, readReview, staticRoot: STATIC_ROOT })
  const server = createListener(app, context)
  const listening = await listen(server, { port, host })
  if ('refused' in listening) return cannotListen(settings, listening.refused)
  stopOnSignal(async () => {
    await drain(server)
    await sql`pragma wal_checkpoint(truncate)`.execute(context.db)
    await context.db.destroy()
    lock.release()
    context.log.info('stopped')
  })
  const url = `http://localhost:${listening.port}`
  process.stdout.write(
    `QA Review is ready at ${url} – a demonstration with fictional schools and people. Ctrl+C ends it.\n`,
  )
  return null
}

function createContext(path: string, level: string): Context {
  const pokes = new LocalPokes()
  return {
    db: openDatabase(path, pokes),
    pokes,
    now: () => new Date().toISOString(),
    newId: () => uuidv7(),
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    log: pino({ level, base: null }),
    mode: 'demo',
    entrySchema: ENTRY_SCHEMA,
  }
}

function cannotListen({ port, host }: Settings, why: 'in-use' | 'not-allowed' | 'no-address'): string {
  if (why === 'in-use')
    return `Port ${port} is taken by another program. Stop it, or choose another port, such as PORT=${port + 1}.`
  if (why === 'not-allowed')
    return `This user may not listen on port ${port}. Choose one above 1023, such as PORT=3000.`
  return `This computer has no address ${host}. Leave HOST out.`
}

function giveUp(why: string): void {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

if (import.meta.main) await run()
