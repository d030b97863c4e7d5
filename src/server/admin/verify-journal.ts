import { audit } from './audit.ts'
import type { Command, Given } from './command.ts'
import { counted } from './terminal.ts'

export const verifyJournal: Command = {
  usage: 'verify-journal',
  about: 'check that nobody has changed, added or removed anything behind the server’s back',
  options: {},
  words: [0, 0],
  opening: () => 'beside',
  run: async (given) => sayAudit(given, await audit(given.context, given.terminal.progress)),
}

/** Says what an audit found, and whether that was nothing. */
export function sayAudit(
  { terminal }: Pick<Given, 'terminal'>,
  { reviews, findings }: Awaited<ReturnType<typeof audit>>,
): boolean {
  for (const finding of findings) terminal.say(finding)
  if (findings.length === 0) {
    terminal.say(`${counted(reviews)} reviews checked: every journal holds, and everything is as it was handed over.`)
    return true
  }
  terminal.complain(
    `${counted(findings.length)} findings. Do not repair anything by hand: keep this store as it is, and compare it with a backup.`,
  )
  return false
}
