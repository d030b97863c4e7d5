import type { Command } from '#domain/custody/entry.ts'
import { storable } from '#domain/framework/kinds.ts'
import { decide } from '#domain/moderation/commands.ts'
import { useStore } from '#app/store/hooks.ts'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

/** The id under which it waits to be sent, or why it does not, in words. */
export type Given = { readonly mid: string } | { readonly refused: string }

/**
 * Gives a decision on a report; resolves once it is saved on this device. What the server would hold is not given: whoever
 * is told now can still do something about it.
 */
export function useGive({ review, facts }: Report): (command: Command) => Promise<Given> {
  const store = useStore()
  return async ({ args, ...asked }) => {
    const command = { ...asked, args: storable(args) }
    const decided = decide(command, facts)
    if (decided.outcome === 'held') return { refused: words.refused(decided, facts.framework.sizes) }
    const outcome = await store.give(review.id, command)
    return 'given' in outcome ? { mid: outcome.given } : { refused: words.failed }
  }
}
