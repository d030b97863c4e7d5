import type { Command } from '#domain/custody/entry.ts'
import { storable } from '#domain/framework/kinds.ts'
import { decide } from '#domain/moderation/commands.ts'
import { isFault } from '#app/store/faults.ts'
import { useStore } from '#app/store/hooks.ts'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

/**
 * Gives a decision on a report; resolves once it is saved on this device, with null or why it is not, in words. What the
 * server would hold is not given: whoever is told now can still do something about it.
 */
export function useGive({ review, facts }: Report): (command: Command) => Promise<string | null> {
  const store = useStore()
  return async ({ args, ...asked }) => {
    const command = { ...asked, args: storable(args) }
    const decided = decide(command, facts)
    if (decided.outcome === 'held') return words.refused(decided, facts.framework.sizes)
    return isFault(await store.give(review.id, command)) ? words.failed : null
  }
}
