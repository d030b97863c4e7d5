/**
 * The composition root: the only place that reads the environment, and the only one that knows which clock, ids,
 * database and handlers the server runs on, as the demonstration or as a network's own server. Whatever keeps it from
 * starting is said in one line, and it starts completely or not at all.
 */
import { ENTRY_SCHEMA } from '#domain/custody/entry.ts'
import { frameworks } from '#domain/framework/registry.ts'
import { handlers } from '#server/handlers.ts'
import { mailbox } from '#server/mail/mailbox.ts'
import { smtpPost } from '#server/mail/smtp.ts'
import { startPost } from '#server/mail/worker.ts'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import type { Context, Mode } from './context.ts'
import type { Store } from './db/engine.ts'
import { kindAsFound } from './db/meta.ts'
import { migrate } from './db/migrations.ts'
import { readReview } from './db/review.ts'
import { nameOf, openStore } from './db/store.ts'
import { seedDemo } from './demo/seed.ts'
import { cannotListen, refuseStore, welcome } from './first-words.ts'
import { createApp } from './http/app.ts'
import { createListener } from './http/listener.ts'
import { lettersOf } from './letters.ts'
import { drain, listen, stopOnSignal } from './lifecycle.ts'
import { WORK } from './people/digest.ts'
import { sweep } from './people/expired.ts'
import { sessions } from './people/sessions.ts'
import { beginProduction, isEmpty } from './production.ts'
import { reason } from './reason.ts'
import { keepReminding } from './reminders.ts'
import { type Settings, readSettings } from './settings.ts'
import { judgeAfterUpgrade } from './upgrade.ts'

/** Anyone can be anyone in it: a password there keeps nobody out, and must outlast a new start. */
const DEMO_SECRET = 'the demonstration has no secrets'
const STATIC_ROOT = join(import.meta.dirname, '..', '..', 'dist')

/** What the command's last word asks for. Left out it is the demonstration, which is the one that nobody can be hurt by. */
export function modeAsked(word: string | undefined): Mode {
  return word === 'production' ? 'production' : 'demo'
}

/** Starts the server, or says in one line why not and ends the process with 1. */
export async function run(mode: Mode): Promise<void> {
  const settings = readSettings(mode, process.env)
  if ('wrong' in settings) return giveUp(settings.wrong)
  try {
    const refused = await start(settings)
    if (refused !== null) giveUp(refused)
  } catch (thrown) {
    giveUp(
      `QA Review could not be started on the store in ${nameOf(settings)}, which was left as it is: ${reason(thrown)}.`,
    )
  }
}

async function start(settings: Settings): Promise<string | null> {
  const { mode, port, host } = settings
  const store = openStore(settings)
  if (!store)
    return `Another QA Review is using the store in ${settings.dataDir}. Stop it first, or give this one a folder of its own with DATA_DIR.`
  const unfit = await store.unfit()
  if (unfit !== null) return `Nothing can be trusted to the store in ${nameOf(settings)}: ${unfit}.`
  const context = createContext(store, settings)
  const found = await kindAsFound(store)
  if (found !== null && found !== mode) return refuseStore(settings)
  await migrate(store)
  const kind = await (mode === 'demo' ? seedDemo(context) : beginProduction(context))
  if (kind !== mode) return refuseStore(settings)
  await judgeAfterUpgrade(context)

  const stopping = new AbortController()
  const app = createApp(context, {
    handlers,
    sessions,
    readReview,
    ...placeOf(settings),
    stopping: stopping.signal,
    staticRoot: STATIC_ROOT,
  })
  const server = createListener(app, context)
  const listening = await listen(server, { port, host })
  if ('refused' in listening) return cannotListen(settings, listening.refused)
  const home = settings.mode === 'demo' ? `http://localhost:${listening.port}` : settings.origin
  const stopPost = startPost(context, lettersOf(context, home))
  const stopSweep = sweep(context)
  const stopReminding = keepReminding(context)
  stopOnSignal(async () => {
    stopping.abort()
    await drain(server)
    stopSweep()
    stopReminding()
    await stopPost()
    await store.close()
    context.log.info('stopped')
  })
  process.stdout.write(`${welcome(settings, listening.port, await isEmpty(store))}\n`)
  return null
}

function placeOf(settings: Settings) {
  return settings.mode === 'demo' ? {} : { home: settings.origin, proxies: settings.proxies }
}

function createContext(store: Store, settings: Settings): Context {
  const now = () => new Date().toISOString()
  return {
    ...store,
    now,
    newId: () => uuidv7(),
    sha256: (text) => hash('sha256', text),
    log: pino({ level: settings.logLevel, base: null }),
    frameworks,
    mode: settings.mode,
    passwords: { secret: settings.mode === 'demo' ? DEMO_SECRET : settings.authSecret, work: WORK },
    post: settings.mode === 'demo' ? mailbox(now) : smtpPost(settings.smtpUrl, settings.mailFrom),
    entrySchema: ENTRY_SCHEMA,
  }
}

function giveUp(why: string): void {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

if (import.meta.main) await run(modeAsked(process.argv[2]))
