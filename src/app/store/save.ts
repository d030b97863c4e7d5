/**
 * Saving: the entry and its number in one strict transaction. An entry that was never sent takes a newer value in
 * place, so that a sentence typed offline is one entry and not forty; but only while nobody can have seen the
 * older value: not after it was sent, not once another waiting write names it, not once a command was given after it.
 */
import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import { ENTRY_SCHEMA, MAX_CTX } from '#domain/custody/entry.ts'
import type { StoreContext } from './context.ts'
import { StorageFailure } from './faults.ts'
import { enqueue } from './place.ts'
import type { Rows } from './port.ts'
import type { OutboxRow } from './rows.ts'
import type { Change, SaveOutcome, SavedWrite, Seen } from './store.ts'

/** The new values of a review, all of them or none. Resolves when they are durable, or with the fault. */
export async function save(context: StoreContext, rid: string, changes: readonly Change[]): Promise<SaveOutcome> {
  const at = context.now()
  // Ids are made once, so that a transaction replayed after a lost connection finds what it has already stored.
  const planned = changes.map((change) => ({ ...change, mid: context.newId() }))
  try {
    const saved = await context.port.write(['outbox', 'journal', 'meta'], async (rows) => {
      const writes: SavedWrite[] = []
      for (const change of planned) writes.push(await saveOne(rows, { context, rid, at }, change))
      return writes
    })
    return { saved }
  } catch (error) {
    if (error instanceof StorageFailure) return error.fault
    throw error
  }
}

interface Saving {
  readonly context: StoreContext
  readonly rid: string
  readonly at: string
}

async function saveOne(rows: Rows, saving: Saving, change: Change & { readonly mid: string }): Promise<SavedWrite> {
  const { rid, at } = saving
  const { mid, doc, field, value, session } = change
  const stored = (await rows.get('outbox', mid)) ?? (await rows.get('journal', mid))
  if (stored?.write) return { mid, ctx: stored.write.ctx, coalesced: false }

  const own = await coalescible(rows, rid, change)
  if (own?.write) {
    await rows.put('outbox', { ...own, at, write: { ...own.write, value } })
    return { mid: own.mid, ctx: own.write.ctx, coalesced: true }
  }
  const ctx = await ctxOf(rows, change.seen)
  const write = { doc, field, value, ctx }
  await enqueue(rows, {
    mid,
    rid,
    schema: ENTRY_SCHEMA,
    at,
    by: saving.context.personId,
    write,
    doc,
    session,
    sentAt: null,
  })
  return { mid, ctx, coalesced: false }
}

async function coalescible(rows: Rows, rid: string, { doc, field, session, seen }: Change): Promise<OutboxRow | null> {
  const [last, ...more] = seen
  if (!last || more.length > 0) return null
  const row = await rows.get('outbox', last.mid)
  if (!row || row.sentAt !== null || row.session !== session || row.rid !== rid) return null
  if (row.write?.doc !== doc || row.write.field !== field) return null
  const decided = (await rows.commandsOf(rid)).some((command) => command.dseq > row.dseq)
  return decided || (await rows.isNamed(row.mid)) ? null : row
}

/**
 * The writes that the new value replaces. Where another tab has since typed on into a write that was seen, what
 * this person saw is no longer what it says: then its own ancestors are named, and both values stay.
 */
async function ctxOf(rows: Rows, seen: readonly Seen[]): Promise<readonly string[]> {
  const ctx = new Set<string>()
  for (const { mid, value } of seen) {
    const waiting = (await rows.get('outbox', mid))?.write
    if (waiting && value !== undefined && !same(waiting.value, value)) for (const older of waiting.ctx) ctx.add(older)
    else ctx.add(mid)
  }
  return [...ctx].slice(0, MAX_CTX)
}

const same = (a: Json, b: Json) => canonicalJson(a) === canonicalJson(b)
