/** What an administrator types to make a backup, to look whether one is good, and to put one into an empty store. */
import { audit } from '#server/admin/audit.ts'
import type { Command } from '#server/admin/command.ts'
import { counted } from '#server/admin/terminal.ts'
import { sayAudit } from '#server/admin/verify-journal.ts'
import { backUp } from './back-up.ts'
import type { Counts } from './format.ts'
import { type Restored, restore as putBack } from './restore.ts'

const refusedBackup = {
  exists: 'There is a file of that name already, and a backup replaces none. Choose another name.',
  'no-folder': 'There is no such folder. Make it first, for the user that makes the backup and for nobody else.',
  'nothing-there': 'There is nothing in this store to back up.',
  'other-release':
    'This store was last used by another release of QA Review. Make the backup with that release, or start this one on the store first.',
} as const

const refusedRestore: Readonly<Record<Extract<Restored, { refused: unknown }>['refused'], string>> = {
  'not-there': 'There is no such file.',
  'not-a-backup': 'This file is no backup of QA Review.',
  damaged:
    'This backup is damaged: it was cut off or changed since it was made. Nothing was restored. Take another copy.',
  newer: 'This backup was made by a newer release of QA Review. Use that release to restore it.',
  'store-not-empty':
    'There is something in this store already, and a restore never mixes two histories. Give it an empty one with DATA_DIR or DATABASE_URL.',
  'store-ahead':
    'This store has the tables of a newer release than the backup. Give it one that no server has been started on.',
}

export const backup: Command = {
  usage: 'backup <file>',
  about: 'write everything into one file, while the server may be running',
  options: {},
  words: [1, 1],
  opening: () => 'beside',
  async run({ context, terminal, words: [file] }) {
    const made = await backUp(context, file!, terminal.progress)
    if ('refused' in made) {
      terminal.complain(refusedBackup[made.refused])
      return false
    }
    terminal.say(
      `${sum(made.rows)} rows as of ${made.header.at} are in ${file}. Check it with: npm run admin -- restore --verify ${file}`,
    )
    return true
  },
}

export const restore: Command = {
  usage: 'restore [--verify] <file>',
  about: 'put a backup into an empty store; with --verify only try it out, beside the real store',
  options: { verify: { type: 'boolean' } },
  words: [1, 1],
  opening: ({ verify }) => (verify === true ? 'throw-away' : 'alone'),
  async run({ context, terminal, words: [file], options }) {
    const restored = await putBack(context, file!, terminal.progress)
    if ('refused' in restored) {
      terminal.complain(refusedRestore[restored.refused])
      return false
    }
    const { rows, header } = restored
    if (options['verify'] === true) {
      terminal.say(
        `The backup of ${header.at} is whole: ${sum(rows)} rows could be restored. The real store was not touched.`,
      )
      return sayAudit({ terminal }, await audit(context, terminal.progress))
    }
    terminal.say(`${sum(rows)} rows as of ${header.at} are in the store, which begins a new history.`)
    terminal.say('Everybody signs in again; their tablets then hand in once more whatever the backup lacked.')
    return true
  },
}

function sum(rows: Counts): string {
  return counted(Object.values(rows).reduce((all, each) => all + each, 0))
}
