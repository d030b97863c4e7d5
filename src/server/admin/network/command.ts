/** What an administrator types to bring a network file in. Nothing is changed until they have seen what would be. */
import { problem } from '#domain/problem.ts'
import type { Command, Given } from '#server/admin/command.ts'
import { isOwnStore } from '#server/admin/own-store.ts'
import { counted } from '#server/admin/terminal.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { readFile } from 'node:fs/promises'
import { type Report, bringIn } from './bring-in.ts'
import type { Bringing } from './bringing.ts'
import { type Mistake, readRows } from './file.ts'
import { readNetwork } from './reading.ts'

export const importNetwork: Command = {
  usage: 'import <network.csv> [--apply]',
  about: 'say what would be made and changed so that the store is as the file says; with --apply do it, all or nothing',
  options: { apply: { type: 'boolean' } },
  words: [1, 1],
  opening: () => 'alone',
  async run({ context, terminal, words: [file], options, store }) {
    const isApplied = options['apply'] === true
    const bytes = await readFile(file!).catch(() => null)
    if (!bytes) {
      terminal.complain(`The file ${file} could not be read.`)
      return false
    }
    const { network, mistakes } = readNetwork(readRows(bytes))
    if (mistakes.length > 0) return refuse(terminal, mistakes)
    if (!(await isOwnStore(context, terminal, store))) return false
    const report = await broughtIn({ context, network }, isApplied, terminal.progress)
    if (report.mistakes.length > 0) return refuse(terminal, report.mistakes)
    sayReport(terminal, report)
    if (report.rows.every(({ became }) => became === 'left')) terminal.say('The store is as the file says.')
    else if (isApplied) terminal.say('Done. Whoever is new is invited with: npm run admin -- invite --all-new')
    else terminal.say(`Nothing has been changed yet. To do this: npm run admin -- import ${file} --apply`)
    return true
  },
}

/** What bringing the network in came to. It stays only if it is applied and nothing of it was refused. */
async function broughtIn(
  bringing: Omit<Bringing, 'tx'>,
  isApplied: boolean,
  progress: Given['terminal']['progress'],
): Promise<Report> {
  const came: { to: Report } = { to: { rows: [], mistakes: [] } }
  await inTransaction<null>(bringing.context, async (tx) => {
    came.to = await bringIn({ ...bringing, tx }, progress)
    return isApplied && came.to.mistakes.length === 0 ? null : problem('unexpected')
  })
  return came.to
}

function sayReport(terminal: Given['terminal'], { rows }: Report): void {
  const verbs = { made: 'make', changed: 'change', left: 'leave' }
  for (const row of rows) {
    const changes = row.became === 'changed' ? `: ${row.changes.join(', ')}` : ''
    terminal.say(`Line ${row.line}: ${verbs[row.became]} ${row.words}${changes}`)
  }
  const many = (became: string) => counted(rows.filter((row) => row.became === became).length)
  terminal.say(`${many('made')} made, ${many('changed')} changed, ${many('left')} left as they are.`)
}

function refuse(terminal: Given['terminal'], mistakes: readonly Mistake[]): false {
  for (const { line, words } of mistakes) terminal.complain(line === 0 ? words : `Line ${line}: ${words}`)
  terminal.complain('Nothing was changed. Put these right in the file, then try again.')
  return false
}
