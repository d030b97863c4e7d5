/**
 * Canonical JSON and the little that goes with it. Two programs agree on a hash only if they agree on each byte
 * below it, so everything that is hashed or compared as a whole passes through here.
 */
/** Any JSON value. Objects that come from a parser may have any member, `__proto__` included. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [member: string]: Json
}

/**
 * Canonical JSON (RFC 8785): members sorted by UTF-16 code units, no white space. Lone surrogates are escaped
 * as `JSON.stringify` does, so the text is always well-formed and can be hashed as UTF-8 and stored anywhere.
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  return objectOf(canonicalMembers(value as JsonObject))
}

/** An object's members as they stand in its canonical form, in their order: each a name, a colon and a value. */
export function canonicalMembers(object: JsonObject): readonly string[] {
  const names = Object.keys(object).toSorted(byCodeUnits)
  return names.map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name] ?? null)}`)
}

/** The object of these members. */
export function objectOf(members: readonly string[]): string {
  return `{${members.join(',')}}`
}

/** Orders text by UTF-16 code units, never by locale: two devices in two languages must agree. */
export function byCodeUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** How deeply arrays and objects are nested: 0 for a plain value, 1 for `[]` or `{}`. */
export function depthOf(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0
  let deepest = 0
  for (const child of Object.values(value)) deepest = Math.max(deepest, depthOf(child))
  return deepest + 1
}

/** The length of text in UTF-8 bytes; a lone surrogate counts as the three bytes of its replacement. */
export function utf8Bytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
