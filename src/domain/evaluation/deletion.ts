/**
 * A deletion says what it saw. Beside `_deleted` a tablet writes the ids of the texts that were on the screen, as a
 * field that the framework does not know and that therefore travels like any other. So everyone can tell words that a
 * person deleted from words that came from elsewhere and that nobody who deleted has read; and no clock is asked.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { type Fields, type Head, differingHeads } from '#domain/custody/state.ts'

export const textField = (point: string) => `${point}/text`
export const deletedField = (point: string) => `${point}/_deleted`
export const seenField = (point: string) => `${point}/deleted-having-seen`

/**
 * `differs`: one device deleted the point and another kept it. `unseen`: it is deleted, but holds words that no
 * deletion has seen. Both are questions for a person.
 */
export type Deletion = 'kept' | 'deleted' | 'differs' | 'unseen'

/** @param point the path of a point, without a slash at its end */
export function deletionOf(fields: Fields, point: string): Deletion {
  const deletions = headsOf(fields, deletedField(point))
  if (differ(deletions)) return 'differs'
  if (deletions[0]?.value !== true) return 'kept'
  const isSeen = sightOf(headsOf(fields, seenField(point)), deletions)
  return headsOf(fields, textField(point)).every((head) => isBlank(head.value) || isSeen(head)) ? 'deleted' : 'unseen'
}

/**
 * The texts of a point that a deletion made now has seen: those that are on the screen, and those that the deletions
 * which it replaces had seen.
 * @param shown the mids of the heads that the person was shown
 */
export function seenBy(fields: Fields, point: string, shown: readonly string[]): readonly string[] {
  const before = headsOf(fields, seenField(point)).flatMap((head) => listed(head.value) ?? [])
  const still = new Set(headsOf(fields, textField(point)).map((head) => head.mid))
  return [...new Set([...shown, ...before.filter((mid) => still.has(mid))])]
}

/** Whether a deletion saw a text. Without any list, as from another program, by who came first to the server. */
function sightOf(records: readonly Head[], deletions: readonly Head[]): (text: Head) => boolean {
  const lists = records.map((head) => listed(head.value)).filter((list) => list !== null)
  const seen = new Set(lists.flat())
  if (lists.length > 0) return ({ mid }) => seen.has(mid)
  const last = deletions.every((head) => head.receivedAt !== null)
    ? deletions.map((head) => head.receivedAt!).reduce((a, b) => (a > b ? a : b))
    : null
  return ({ receivedAt }) => last === null || (receivedAt !== null && receivedAt <= last)
}

/** Anybody may have written it: what is no list of strings says nothing. */
function listed(value: Json): readonly string[] | null {
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? (value as readonly string[]) : null
}

export const isBlank = (value: Json) => typeof value !== 'string' || value.trim() === ''

/** Whether two different answers are kept. Of one head, the usual case, a long text is not read. */
export const differ = (heads: readonly Head[]) => heads.length > 1 && differingHeads(heads).length > 1

const headsOf = (fields: Fields, field: string) => fields.get(field) ?? []
