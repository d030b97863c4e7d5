import type { Answered } from './api-client.ts'
import { type Halt, type SyncContext, haltOf } from './context.ts'

/**
 * Whether an answer was made in this person's session. Another tab may have signed somebody else in: the cookie is
 * shared, and what that person may read must not be stored here. Where the answer itself does not say whose it is, the
 * server is asked whom it takes this browser for. Null when all is well.
 */
export async function stillMine(
  { api, personId }: SyncContext,
  { by }: Pick<Answered<'pull'>, 'by'>,
): Promise<Halt | null> {
  if (by !== undefined) return by === personId ? null : { halt: 'other-person' }
  const result = await api('me', {})
  if (!('answer' in result)) return haltOf(result)
  return result.answer.person.id === personId ? null : { halt: 'other-person' }
}
