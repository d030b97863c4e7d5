/**
 * What every field that somebody writes in needs: which document it is of, the framework that shapes it, the draft that
 * takes what is typed, and whether it may be changed at all. It is given once, above the fields of a document.
 */
import { createContext, use } from 'react'
import type { Json } from '#domain/custody/canonical.ts'
import type { Head } from '#domain/custody/state.ts'
import type { Framework } from '#domain/framework/define.ts'
import type { Draft } from '#app/store/draft.ts'
import { isFault } from '#app/store/faults.ts'
import type { LiveFields } from './live-fields.ts'

export interface Editing {
  readonly rid: string
  readonly doc: string
  readonly personId: string
  readonly framework: Framework
  readonly live: LiveFields
  readonly draft: Draft
  /** Reads the document again now: what the screens are told may lag behind a save of one's own. */
  readonly refresh: () => Promise<void>
  /** Whether it may be written now; a decision that still waits to be sent closes it too. */
  readonly open: boolean
}

export const EditingContext = createContext<Editing | null>(null)

/** @throws when a field is drawn outside its document: a mistake of ours */
export function useEditing(): Editing {
  const editing = use(EditingContext)
  if (!editing) throw new Error('There is no document above this field')
  return editing
}

/**
 * Saves a value chosen at once, as by a button. Resolves when it is durable and the screens know of it, which the
 * database alone would tell them a moment later; false when the storage would not take it yet.
 */
export async function choose({ draft, live, refresh }: Editing, field: string, value: Json): Promise<boolean> {
  const outcome = await draft.choose(field, value, live.heads(field))
  await refresh()
  return !isFault(outcome)
}

/**
 * Settles two answers: what is written names exactly the heads that were on the screen. One that arrived since is not
 * among them and stays another answer.
 */
export async function settle(
  { draft, refresh }: Editing,
  field: string,
  value: Json,
  shown: readonly Head[],
): Promise<boolean> {
  const outcome = await draft.settle(field, value, shown)
  await refresh()
  return !isFault(outcome)
}
