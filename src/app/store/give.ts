/**
 * Giving a command. A submit names the exact state that the person was looking at: the stored document with their own
 * waiting writes laid over it, hashed in the transaction that stores the command, so that no write can slip between.
 */
import { ENTRY_SCHEMA, type Target } from '#domain/custody/entry.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { stateHash } from '#domain/custody/hashes.ts'
import type { StoreContext } from './context.ts'
import { StorageFailure } from './faults.ts'
import { enqueue } from './place.ts'
import type { Rows } from './port.ts'
import { isRefused } from './refused.ts'
import type { OutboxRow } from './rows.ts'
import type { GiveOutcome, NewCommand } from './store.ts'
import { laidOver } from './view.ts'

export async function give(context: StoreContext, rid: string, { type, args }: NewCommand): Promise<GiveOutcome> {
  const mid = context.newId()
  const at = context.now()
  try {
    const given = await context.port.write(['documents', 'outbox', 'journal', 'meta'], async (rows) => {
      if ((await rows.get('outbox', mid)) ?? (await rows.get('journal', mid))) return mid
      const targets = type === 'evaluation.submit' ? [await ownEvaluation(rows, context, rid)] : []
      const command = { type, targets, args }
      const twin = sameCommand((await rows.commandsOf(rid)).at(-1), command)
      if (twin !== null) return twin
      const by = context.personId
      await enqueue(rows, { mid, rid, schema: ENTRY_SCHEMA, at, by, command, doc: null, session: mid, sentAt: null })
      return mid
    })
    return { given }
  } catch (error) {
    if (error instanceof StorageFailure) return error.fault
    throw error
  }
}

async function ownEvaluation(rows: Rows, { personId, sha256 }: StoreContext, rid: string): Promise<Target> {
  const doc = evaluationOf(personId)
  // What the server refuses is not in the state that it compares with, and would hold this submit for ever.
  const waiting = (await rows.ofDocument(rid, doc)).filter((row) => !isRefused(row))
  const fields = laidOver(await rows.get('documents', [rid, doc]), waiting)
  const heads = [...fields].map(([field, each]) => [field, each.map((head) => head.mid)] as const)
  return { doc, path: '', hash: stateHash(heads, '', sha256) }
}

/** A second tap on the same button is the same decision. */
function sameCommand(last: OutboxRow | undefined, command: OutboxRow['command']): string | null {
  return last && JSON.stringify(last.command) === JSON.stringify(command) ? last.mid : null
}
