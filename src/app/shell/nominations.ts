/**
 * What the school puts forward, by what is on this device: the head's own words stand here before they are sent, and what
 * was taken back stays to be put forward again.
 */
import { documentKind } from '#domain/custody/grammar.ts'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import type { Store } from '#app/store/store.ts'

const NOMINATION = 'nomination'

export interface Nomination {
  readonly doc: string
  readonly fields: Fields
  /** Taken back, and by nobody put forward again. */
  readonly isWithdrawn: boolean
}

/** Null until this device has been asked. */
export function useNominations(rid: string): readonly Nomination[] | null {
  const store = useStore()
  return useLive(store, () => nominationsIn(store, rid), [rid]) ?? null
}

async function nominationsIn(store: Store, rid: string): Promise<readonly Nomination[]> {
  const docs = await store.port.read(['documents', 'outbox'], async (rows) => {
    const stored = (await rows.ofKind(rid, NOMINATION)).filter(({ gone }) => gone === undefined)
    const waiting = (await rows.ofReview('outbox', rid)).flatMap(({ doc }) => doc ?? [])
    return new Set([...stored.map(({ doc }) => doc), ...waiting.filter((doc) => documentKind(doc) === NOMINATION)])
  })
  const found: Nomination[] = []
  for (const doc of [...docs].toSorted()) {
    const view = await store.view(rid, doc)
    if (view.status !== 'ready' || view.fields.size === 0) continue
    found.push({ doc, fields: view.fields, isWithdrawn: isWithdrawn(view.fields) })
  }
  return found
}

function isWithdrawn(fields: Fields): boolean {
  const heads = fields.get('_deleted') ?? []
  return heads.length > 0 && heads.every(({ value }) => value === true)
}

/** What a nomination is called, by the first question about it; null while it has no name. */
export function titleIn(fields: Fields, question: string): string | null {
  const title = shownValue(fields, question)
  return typeof title === 'string' && title.trim() !== '' ? title : null
}
