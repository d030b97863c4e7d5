/**
 * The team's comments of a review, as this device has them, and saying something oneself: saved here first, and sent like any
 * other words.
 */
import { v7 } from 'uuid'
import { documentKind } from '#domain/custody/grammar.ts'
import { toStorable } from '#domain/framework/kinds.ts'
import { type Cited, type Comment, citation, commentOf, commentsIn } from '#domain/moderation/comments.ts'
import { isFault } from '#app/store/faults.ts'
import { useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import type { Store } from '#app/store/store.ts'
import { laidOver } from '#app/store/view.ts'

export interface Comments {
  readonly all: readonly Comment[]
  /** False when this device could not save it. */
  readonly say: (comment: NewComment) => Promise<boolean>
}

export interface NewComment {
  readonly area: string
  readonly text: string
  readonly cited: Cited | null
}

const COMMENT = 'comment'
const NONE: readonly Comment[] = []

export function useComments(rid: string): Comments {
  const store = useStore()
  const all = useLive(store, () => commentsOf(store, rid), [rid]) ?? NONE
  return { all, say: (comment) => say(store, rid, comment) }
}

export async function commentsOf({ port }: Pick<Store, 'port'>, rid: string): Promise<readonly Comment[]> {
  return port.read(['documents', 'outbox'], async (rows) => {
    const [stored, waiting] = await Promise.all([rows.ofKind(rid, COMMENT), rows.ofReview('outbox', rid)])
    const documents = new Map(stored.map((row) => [row.doc, row]))
    const writes = Map.groupBy(waiting, ({ doc }) => doc)
    const docs = new Set([...documents.keys(), ...writes.keys()].filter((doc) => doc !== null && isComment(doc)))
    return commentsIn([...docs].map((doc) => [doc!, laidOver(documents.get(doc!), writes.get(doc) ?? [])] as const))
  })
}

const isComment = (doc: string) => documentKind(doc) === COMMENT

export async function say(
  store: Pick<Store, 'save'>,
  rid: string,
  { area, text, cited }: NewComment,
): Promise<boolean> {
  const doc = commentOf(v7())
  const values = { area, ...(cited && { point: citation(cited) }), text: toStorable(text) }
  const changes = Object.entries(values).map(([field, value]) => ({
    doc,
    field,
    value,
    seen: [],
    session: v7(),
    isFinished: true,
  }))
  return !isFault(await store.save(rid, changes))
}
