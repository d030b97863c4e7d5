/**
 * Deleting a point, taking that back, and answering whether it stays deleted. Each is two fields in one transaction:
 * what the deletion saw, and then the deletion, so that none is ever known without what it saw.
 */
import type { Head } from '#domain/custody/state.ts'
import { deletedField, seenBy, seenField, textField } from '#domain/evaluation/deletion.ts'
import type { Answer } from '#app/store/draft.ts'
import { isFault } from '#app/store/faults.ts'
import type { Editing } from './editing.ts'

type Opened = Pick<Editing, 'draft' | 'live' | 'refresh'>

/**
 * Resolves when it is durable; false when the storage would not take it yet. What was typed there is saved first, and
 * what the person sees is what they see now, not when it is this deletion's turn.
 * @param before what was done before and must not be overtaken
 */
export async function deletePoint(
  { draft, live, refresh }: Opened,
  point: string,
  before: Promise<unknown>,
): Promise<boolean> {
  const seeing = draft.seenOf(textField(point), live.heads(textField(point)))
  await before
  const names = await seeing
  const mids = names.map(({ mid }) => mid)
  const value = [...seenBy(live.get(), point, mids)]
  const outcome = await draft.chooseAll([
    { field: seenField(point), value, shown: live.heads(seenField(point)), names },
    { field: deletedField(point), value: true, shown: live.heads(deletedField(point)) },
  ])
  await refresh()
  return !isFault(outcome)
}

export async function restorePoint(
  { draft, live, refresh }: Opened,
  point: string,
  before: Promise<unknown>,
): Promise<boolean> {
  await before
  const outcome = await draft.chooseAll([
    { field: seenField(point), value: null, shown: live.heads(seenField(point)) },
    { field: deletedField(point), value: null, shown: live.heads(deletedField(point)) },
  ])
  await refresh()
  return !isFault(outcome)
}

/** The heads of a deleted point as a person was shown them. */
export interface ShownPoint {
  readonly texts: readonly Head[]
  readonly deletions: readonly Head[]
  readonly records: readonly Head[]
}

/** Answers a question about a deletion, for every device: it names all that was shown, and nothing that was not. */
export async function answerDeletion(
  { draft, refresh }: Pick<Opened, 'draft' | 'refresh'>,
  point: string,
  { texts, deletions, records }: ShownPoint,
  deleted: boolean,
): Promise<boolean> {
  const seen: Answer[] = deleted
    ? [{ field: seenField(point), value: texts.map(({ mid }) => mid), shown: records, names: texts }]
    : records.length > 0
      ? [{ field: seenField(point), value: null, shown: records }]
      : []
  const value = deleted ? true : null
  const outcome = await draft.settleAll([...seen, { field: deletedField(point), value, shown: deletions }])
  await refresh()
  return !isFault(outcome)
}
