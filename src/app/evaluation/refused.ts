/**
 * Changes of one's own that the server will not take and that are still on the screen as what was written. A submit
 * would go without them, so they are named wherever a person looks before handing in.
 */
import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import type { RefusedWrite } from '#app/store/store.ts'
import { useEditing } from '#app/writing/editing.ts'

const NONE: readonly RefusedWrite[] = []

export function useRefused(): readonly RefusedWrite[] {
  const { rid, doc } = useEditing()
  const store = useStore()
  return useLive(store, () => store.refusedIn(rid, doc), [rid, doc]) ?? NONE
}
