import { type Halt, type SyncContext, haltOf } from './context.ts'

/**
 * Whether the server still takes this browser for this person. Another tab may have signed somebody else in: the
 * cookie is shared, and what that person may read must not be stored here. Null when all is well.
 */
export async function stillMine({ api, personId }: SyncContext): Promise<Halt | null> {
  const result = await api('me', {})
  if (!('answer' in result)) return haltOf(result)
  return result.answer.person.id === personId ? null : { halt: 'other-person' }
}
