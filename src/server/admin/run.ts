/**
 * Runs one command of the administrator's on the store that the same settings give the server. It ends with 0 when all is
 * well, 1 when something was refused or found wrong, and 2 when the command itself could not be understood.
 */
import { ENTRY_SCHEMA } from '#domain/custody/entry.ts'
import { frameworks } from '#domain/framework/registry.ts'
import type { Context } from '#server/context.ts'
import type { Store } from '#server/db/engine.ts'
import { openSqlite } from '#server/db/sqlite.ts'
import { type StorePlace, nameOf, openBeside, openStore } from '#server/db/store.ts'
import { reason } from '#server/reason.ts'
import { readAdminSettings } from '#server/settings.ts'
import { hash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { backup, restore } from './backup/commands.ts'
import type { Command, Given, Opening } from './command.ts'
import { firstAdmin } from './first-admin.ts'
import { invite } from './invite.ts'
import { importNetwork } from './network/command.ts'
import type { Terminal } from './terminal.ts'
import { verifyJournal } from './verify-journal.ts'

const commands: Readonly<Record<string, Command>> = {
  'first-admin': firstAdmin,
  import: importNetwork,
  invite,
  backup,
  restore,
  'verify-journal': verifyJournal,
}
const WRONG_USE = 2

export async function run(
  [name = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name]! : null
  if (!command) return help(name, terminal)
  const asked = understood(command, args)
  if ('wrong' in asked) {
    terminal.complain(asked.wrong)
    terminal.complain(`Usage: npm run admin -- ${command.usage}`)
    return WRONG_USE
  }
  const place = readAdminSettings(environment)
  if ('wrong' in place) return refused(terminal, place.wrong)
  try {
    const store = await open(place, command.opening(asked.options))
    if (typeof store === 'string') return refused(terminal, store)
    try {
      const given = { ...asked, context: contextOf(store), terminal, origin: place.origin, store: nameOf(place) }
      return (await command.run(given)) ? 0 : 1
    } finally {
      await store.close()
    }
  } catch (thrown) {
    return refused(terminal, `It could not be done, and nothing was changed in ${nameOf(place)}: ${reason(thrown)}.`)
  }
}

function help(name: string, terminal: Terminal): number {
  const isAsked = ['', 'help', '--help', '-h'].includes(name)
  const tell = isAsked ? terminal.say : terminal.complain
  if (!isAsked) tell(`There is no command ${name}.`)
  const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length))
  tell('npm run admin -- <command>')
  tell('')
  for (const { usage, about } of Object.values(commands)) tell(`  ${usage.padEnd(width)}  ${about}`)
  tell('')
  tell('It works on the store that DATA_DIR or DATABASE_URL name, as the server does.')
  return isAsked ? 0 : WRONG_USE
}

function understood(
  command: Command,
  args: readonly string[],
): Pick<Given, 'words' | 'options'> | { readonly wrong: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: command.options, allowPositionals: true })
    const [least, most] = command.words
    if (positionals.length < least) return { wrong: 'Something is missing.' }
    if (positionals.length > most) return { wrong: `"${positionals[most]}" is one word too many.` }
    return { words: positionals, options: values as Given['options'] }
  } catch (thrown) {
    return { wrong: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}

async function open(place: StorePlace, opening: Opening): Promise<Store | string> {
  if (opening === 'throw-away') return openSqlite(':memory:')
  if (opening === 'beside')
    return openBeside(place) ?? `There is no store in ${place.dataDir}. Name its folder with DATA_DIR.`
  const store = openStore(place)
  if (!store) return `QA Review is running on the store in ${place.dataDir}. Stop it, then try again.`
  const unfit = await store.unfit()
  if (unfit === null) return store
  await store.close()
  return `Nothing can be trusted to the store in ${nameOf(place)}: ${unfit}.`
}

function contextOf(store: Store): Context {
  return {
    ...store,
    now: () => new Date().toISOString(),
    newId: () => uuidv7(),
    frameworks,
    sha256: (text) => hash('sha256', text),
    log: pino({ level: 'silent' }),
    mode: 'production',
    // It takes no password and sends no mail: a letter that it asks for waits in the store for the server.
    passwords: { secret: '', work: 0 },
    post: { send: () => Promise.reject(new Error('The command line has no mail server')), kept: () => [] },
    entrySchema: ENTRY_SCHEMA,
  }
}

function refused(terminal: Terminal, why: string): 1 {
  terminal.complain(why)
  return 1
}
