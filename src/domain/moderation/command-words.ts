/**
 * What somebody wrote in a decision, apart from what they chose in it. A decision that waits, or that the server has held, may
 * be the only place where these words stand: whoever lists it shows them.
 */
import type { Json, JsonObject } from '#domain/custody/canonical.ts'

/** The members of a command's arguments in which people write, in the order in which they are read. */
const WRITTEN = ['quote', 'text', 'reason', 'reasons', 'changes', 'value'] as const

/** The words of a command, a paragraph each and to the letter; null where it has none. What it does not know it leaves out. */
export function wordsOfCommand(args: Json): string | null {
  const words = textsIn(args).filter((text) => text.trim() !== '')
  return words.length === 0 ? null : words.join('\n\n')
}

function textsIn(args: Json): readonly string[] {
  if (!isObject(args)) return []
  return WRITTEN.flatMap((name) => {
    const member = args[name]
    if (typeof member === 'string') return [member]
    if (Array.isArray(member)) return member.flatMap(textsIn)
    return name === 'reasons' && isObject(member)
      ? Object.values(member).filter((text) => typeof text === 'string')
      : []
  })
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
