import type { HeldItem } from '#app/store/store.ts'
import { useHeld } from '#app/store/hooks.ts'
import { useActions } from '#app/sync/hooks.ts'
import { useEditing } from '#app/writing/editing.ts'

export interface HeldDecisions {
  readonly held: readonly HeldItem[]
  /** They stay on the server; the person is done with them. */
  readonly letGo: () => Promise<unknown>
}

/** The decisions of this type about one's own evaluation that the server kept but did not carry out. */
export function useHeldDecisions(type: 'evaluation.submit' | 'evaluation.recall'): HeldDecisions {
  const { rid } = useEditing()
  const { releaseHeld } = useActions()
  const held = useHeld().filter((item) => item.rid === rid && typeOf(item) === type)
  return { held, letGo: () => Promise.all(held.map((item) => releaseHeld(rid, item.held.mid))) }
}

/** Whether the server keeps a change of these words apart: then what was handed in is not all that was written. */
export function useHasLateChange(): boolean {
  const { rid, doc } = useEditing()
  return useHeld().some(
    (item) => item.rid === rid && item.doc === doc && !String(typeOf(item)).startsWith('evaluation.'),
  )
}

function typeOf({ held }: HeldItem): unknown {
  const command = held.entry['command']
  return typeof command === 'object' && command !== null && 'type' in command ? command.type : null
}
