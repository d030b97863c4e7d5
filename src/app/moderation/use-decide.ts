/**
 * Gives a decision that the rules allow on what this device knows. One that they would hold is not given, and it is said
 * why: whoever is told in the meeting can still do something about it.
 */
import type { Command } from '#domain/custody/entry.ts'
import { storable } from '#domain/framework/kinds.ts'
import { decide } from '#domain/moderation/commands.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { isFault } from '#app/store/faults.ts'
import { useStore } from '#app/store/hooks.ts'
import { boardWords } from './board-words.ts'

/** Null when it is given: saved on this device, and sent by itself. Else why not, in words. */
export type Decide = (command: Command) => Promise<string | null>

export function useDecide(rid: string, facts: CommandFacts): Decide {
  const store = useStore()
  return async ({ args, ...asked }) => {
    const command = { ...asked, args: storable(args) }
    const decision = decide(command, facts)
    if (decision.outcome === 'held') return boardWords.refused(decision)
    return isFault(await store.give(rid, command)) ? boardWords.failed : null
  }
}
