/**
 * Saving: the entry and its number in one strict transaction. An entry that was never sent takes a newer value in
 * place, so that a sentence typed offline is one entry and not forty; but only while nobody can have seen the
 * older value: not after it was sent, not once another waiting write names it, not once a command was given after it.
 */
import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import { ENTRY_SCHEMA, MAX_CTX, type Write } from '#domain/custody/entry.ts'
import type { StoreContext } from './context.ts'
import { StorageFailure } from './faults.ts'
import { enqueue } from './place.ts'
import type { Rows } from './port.ts'
import { isRefused } from './refused.ts'
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

type Planned = Change & { readonly mid: string }

interface Saving {
  readonly context: StoreContext
  readonly rid: string
  readonly at: string
}

async function saveOne(rows: Rows, saving: Saving, change: Planned): Promise<SavedWrite> {
  const { rid, at } = saving
  const { mid, doc, field, names } = change
  // What does not wait for an answer is asked together: each way to the database and back is felt after a keystroke.
  const [waiting, receipted, own] = await Promise.all([
    rows.get('outbox', mid),
    rows.get('journal', mid),
    names ? null : coalescible(rows, rid, change),
  ])
  const stored = waiting ?? receipted
  if (stored?.write) return { mid, ctx: stored.write.ctx, coalesced: false, value: stored.write.value }

  if (names) {
    const { value, ctx } = await spokenOf(rows, change, names)
    await put(rows, saving, change, { doc, field, value, ctx })
    return { mid, ctx, coalesced: false, value }
  }
  const { value } = change

  if (own?.write) {
    await rows.put('outbox', { ...own, at, write: { ...own.write, value } })
    return { mid: own.mid, ctx: own.write.ctx, coalesced: true }
  }
  const ctx = await ctxOf(rows, change.seen)
  await put(rows, saving, change, { doc, field, value, ctx })
  return { mid, ctx, coalesced: false }
}

function put(rows: Rows, { context, rid, at }: Saving, { mid, session }: Planned, write: Write): Promise<void> {
  const by = context.personId
  return enqueue(rows, { mid, rid, schema: ENTRY_SCHEMA, at, by, write, doc: write.doc, session, sentAt: null })
}

async function coalescible(rows: Rows, rid: string, { doc, field, session, seen }: Change): Promise<OutboxRow | null> {
  const [last, ...more] = seen
  if (!last || more.length > 0) return null
  const [row, commands, isNamed] = await Promise.all([
    rows.get('outbox', last.mid),
    rows.commandsOf(rid),
    rows.isNamed(last.mid),
  ])
  if (!row || row.sentAt !== null || row.session !== session || row.rid !== rid) return null
  if (row.write?.doc !== doc || row.write.field !== field) return null
  const decided = commands.some((command) => command.dseq > row.dseq)
  return decided || isNamed ? null : row
}

/**
 * A value that speaks of other fields' writes. Named in its `ctx`, where another field's mid replaces nothing, a
 * waiting write is no longer typed on into: what was seen of it stays what it says.
 */
async function spokenOf(rows: Rows, { value, seen }: Change, names: readonly Seen[]) {
  const moved = new Set<Json>()
  for (const each of names) if (await hasMoved(rows, each)) moved.add(each.mid)
  const still = names.map(({ mid }) => mid).filter((mid) => !moved.has(mid))
  const ctx = [...new Set([...(await ctxOf(rows, seen)), ...still])].slice(0, MAX_CTX)
  return { value: Array.isArray(value) ? value.filter((mid) => !moved.has(mid)) : value, ctx }
}

async function hasMoved(rows: Rows, { mid, value }: Seen): Promise<boolean> {
  const waiting = (await rows.get('outbox', mid))?.write
  return waiting !== undefined && value !== undefined && !same(waiting.value, value)
}

/**
 * The writes that the new value replaces. Where another tab has since typed on into a write that was seen, what
 * this person saw is no longer what it says: then its own ancestors are named, and both values stay. One that the server
 * refuses is named with its ancestors: the server will never hear of what it replaced.
 */
async function ctxOf(rows: Rows, seen: readonly Seen[]): Promise<readonly string[]> {
  const ctx = new Set<string>()
  const add = async (mid: string, isItself: boolean) => {
    if (ctx.has(mid)) return
    if (isItself) ctx.add(mid)
    const row = await rows.get('outbox', mid)
    if (row?.write && (!isItself || isRefused(row))) for (const older of row.write.ctx) await add(older, true)
  }
  for (const each of seen) await add(each.mid, !(await hasMoved(rows, each)))
  return [...ctx].slice(0, MAX_CTX)
}

const same = (a: Json, b: Json) => canonicalJson(a) === canonicalJson(b)
