/**
 * Giving a command. A submit names the exact state that the person was looking at: the stored document with their own
 * waiting writes laid over it, hashed in the transaction that stores the command, so that no write can slip between.
 */
import { ENTRY_SCHEMA, type Target } from '#domain/custody/entry.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import { openQuestions } from '#domain/evaluation/questions.ts'
import { frameworks } from '#domain/framework/registry.ts'
import type { StoreContext } from './context.ts'
import { StorageFailure } from './faults.ts'
import { enqueue, placeOf } from './place.ts'
import type { Rows } from './port.ts'
import { refusedIn, takenIn } from './refused.ts'
import type { OutboxRow } from './rows.ts'
import type { GiveOutcome, NewCommand } from './store.ts'

export async function give(
  context: StoreContext,
  rid: string,
  { type, args, targets = [] }: NewCommand,
): Promise<GiveOutcome> {
  const mid = context.newId()
  const at = context.now()
  try {
    return await context.port.write(['documents', 'outbox', 'journal', 'meta', 'reviews'], async (rows) => {
      if ((await rows.get('outbox', mid)) ?? (await rows.get('journal', mid))) return { given: mid }
      const own = type === 'evaluation.submit' ? await ownEvaluation(rows, context, rid) : null
      const command = { type, targets: own ? [own.target] : targets, args }
      const twin = sameCommand((await rows.commandsOf(rid)).at(-1), command)
      if (twin !== null) return { given: twin }
      if (own?.unsettled) return UNSETTLED
      const by = context.personId
      const entry = { mid, rid, schema: ENTRY_SCHEMA, at, by, command, doc: null, session: mid, sentAt: null }
      await enqueue(rows, entry, await placeOf(rows, rid))
      return { given: mid }
    })
  } catch (error) {
    if (error instanceof StorageFailure) return error.fault
    throw error
  }
}

const UNSETTLED = { unsettled: true } as const

/**
 * The state to be handed in, and whether a person has yet to be asked something about it. They have looked before, but
 * words may have arrived since, from the server or another tab, and would go with the rest without anybody having read them.
 */
async function ownEvaluation(
  rows: Rows,
  { personId, sha256 }: StoreContext,
  rid: string,
): Promise<{ readonly target: Target; readonly unsettled: boolean }> {
  const doc = evaluationOf(personId)
  const fields = await takenIn(rows, rid, doc)
  const heads = [...fields].map(([field, each]) => [field, each.map((head) => head.mid)] as const)
  const target = { doc, path: '', hash: stateHash(heads, '', sha256) }
  const framework = frameworks.get((await rows.get('reviews', rid))?.summary.framework ?? '')
  const isAsked = framework !== undefined && openQuestions(framework, doc, fields).length > 0
  return { target, unsettled: isAsked || (await refusedIn(rows, rid, doc)).length > 0 }
}

/** A second tap on the same button is the same decision. */
function sameCommand(last: OutboxRow | undefined, command: OutboxRow['command']): string | null {
  return last && JSON.stringify(last.command) === JSON.stringify(command) ? last.mid : null
}
