/**
 * The kinds of a field: what values each takes. One entry per kind; a framework may ask
 * for those that `define.ts` lists, and the tablet has a control for each. `null` clears a field of any kind and is not listed.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { z } from 'zod'

/** What a field may hold. `options` are the ids of a scale's levels or of a choice. */
export type Kind =
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'order' }
  | { readonly kind: 'flag' }

const ORDER = /^[0-9A-Za-z]{1,256}$/

const accepts: { readonly [K in Kind['kind']]: (value: Json, kind: Extract<Kind, { kind: K }>) => boolean } = {
  text: (value) => typeof value === 'string' && isStorable(value),
  choice: (value, { options }) => typeof value === 'string' && options.includes(value),
  order: (value) => typeof value === 'string' && ORDER.test(value),
  flag: (value) => value === true,
}

/** Whether `value` may stand in a field of this kind. Sizes do not matter here: they bind submit, never a write. */
export function kindAccepts<K extends Kind>(kind: K, value: Json): boolean {
  return value === null || (accepts[kind.kind] as (value: Json, kind: K) => boolean)(value, kind)
}

/** Text that every engine keeps byte for byte: no lone surrogate, no U+0000. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000')
}

/** Text in a command, which is kept as that of a field is. */
export const storableText = z.string().refine(isStorable)

/** Text as the tablet saves it: lone surrogates replaced, U+0000 left out, all else untouched. */
export function toStorable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '')
}

/** The same with each text in it as the tablet saves it. */
export function storable<Value extends Json>(value: Value): Value {
  const saved = (each: Json): Json => {
    if (typeof each === 'string') return toStorable(each)
    if (typeof each !== 'object' || each === null) return each
    if (Array.isArray(each)) return each.map(saved)
    return Object.fromEntries(Object.entries(each).map(([name, member]) => [name, saved(member)]))
  }
  return saved(value) as Value
}
