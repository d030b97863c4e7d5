/**
 * What this tab wrote last in each field. A screen hears of a save a moment after it; until then it shows what that
 * save has replaced, and a person who goes on would find themselves in conflict with their own words.
 */
import type { Json } from '#domain/custody/canonical.ts'
import type { Head } from '#domain/custody/state.ts'
import type { SavedWrite, Seen } from './store.ts'

export class Written {
  readonly #fields = new Map<string, { readonly last: Seen; readonly replaced: Set<string> }>()

  note(field: string, { mid, ctx }: SavedWrite, value: Json): void {
    const replaced = this.#fields.get(field)?.replaced ?? new Set()
    for (const each of ctx) replaced.add(each)
    this.#fields.set(field, { last: { mid, value }, replaced })
  }

  /**
   * What the person has seen, where the screen has not yet caught up with this tab's own last write: its value is
   * what they typed, and what it replaced is no longer there to be replaced again.
   */
  upToDate(field: string, heads: readonly Head[]): readonly Seen[] {
    const written = this.#fields.get(field)
    if (!written) return heads.map(({ mid, value }) => ({ mid, value }))
    const { last, replaced } = written
    const others = heads.filter(({ mid }) => mid !== last.mid && !replaced.has(mid))
    const isOwnShown = others.length === 0 || others.length < heads.length
    return [...others.map(({ mid, value }) => ({ mid, value })), ...(isOwnShown ? [last] : [])]
  }
}
