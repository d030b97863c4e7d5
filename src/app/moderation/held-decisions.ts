/** The lead's own decisions of this review that the server kept and did not carry out. */
import { type Command, type HeldReason, command as commandSchema } from '#domain/custody/entry.ts'
import { useHeld } from '#app/store/hooks.ts'
import { useActions } from '#app/sync/hooks.ts'

export interface HeldDecision {
  readonly mid: string
  readonly reason: HeldReason
  readonly command: Command
  /** The area that an agreement is about; null for every other decision. */
  readonly area: string | null
}

export interface HeldDecisions {
  readonly held: readonly HeldDecision[]
  /** They stay in the history; the lead is done with them. */
  readonly letGo: (mid: string) => Promise<unknown>
}

export function useHeldDecisions(rid: string): HeldDecisions {
  const { releaseHeld } = useActions()
  const held = useHeld()
    .filter((item) => item.rid === rid)
    .flatMap(({ held: { mid, reason, entry } }) => {
      const command = commandSchema.safeParse(entry['command']).data as Command | undefined
      if (!command?.type.startsWith('moderation.')) return []
      const { area } = command.args
      return [{ mid, reason, command, area: typeof area === 'string' ? area : null }]
    })
  return { held, letGo: (mid) => releaseHeld(rid, mid) }
}
