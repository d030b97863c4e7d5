/**
 * Saving: the entry and its number in one strict transaction. An entry that was never sent takes a newer value in
 * place, so that a sentence typed offline is one entry and not forty; but only while nobody can have seen the
 * older value: not after it was sent, not once another waiting write names it, not once a command was given after it.
 */
import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import { ENTRY_SCHEMA, MAX_CTX, type Write } from '#domain/custody/entry.ts'
import type { StoreContext } from './context.ts'
import { StorageFailure } from './faults.ts'
import { enqueue, placeOf, wasSent } from './place.ts'
import type { Rows } from './port.ts'
import { isRefused } from './refused.ts'
import type { OutboxRow, PlaceRow } from './rows.ts'
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
  const { rid } = saving
  const { mid, doc, field, names, seen } = change
  // All is asked together, whether or not it is needed: each way to the database and back is felt after a keystroke.
  const [waiting, receipted, place, shown, commands, isNamed] = await Promise.all([
    rows.get('outbox', mid),
    rows.get('journal', mid),
    placeOf(rows, rid),
    rows.getAll('outbox', midsOf(seen)),
    rows.commandsOf(rid),
    seen[0] ? rows.isNamed(seen[0].mid) : false,
  ])
  const stored = waiting ?? receipted
  if (stored?.write) return { mid, ctx: stored.write.ctx, coalesced: false, value: stored.write.value }

  const ctx = await ctxOf(rows, seen, shown)
  if (names) {
    const spoken = await spokenOf(rows, change, names, ctx)
    await put(rows, saving, { change, place }, { doc, field, ...spoken })
    return { mid, ctx: spoken.ctx, coalesced: false, value: spoken.value }
  }
  const { value } = change
  const own = isNamed ? null : coalescible(place, change, shown[0], commands)
  if (own?.write) {
    await rows.put('outbox', { ...own, at: saving.at, write: { ...own.write, value } })
    return { mid: own.mid, ctx: own.write.ctx, coalesced: true }
  }
  await put(rows, saving, { change, place }, { doc, field, value, ctx })
  return { mid, ctx, coalesced: false }
}

function put(
  rows: Rows,
  { context, rid, at }: Saving,
  { change: { mid, session }, place }: { readonly change: Planned; readonly place: PlaceRow },
  write: Write,
): Promise<void> {
  const by = context.personId
  const entry = { mid, rid, schema: ENTRY_SCHEMA, at, by, write, doc: write.doc, session, sentAt: null }
  return enqueue(rows, entry, place)
}

function coalescible(
  place: PlaceRow,
  { doc, field, session, seen }: Change,
  row: OutboxRow | undefined,
  commands: readonly OutboxRow[],
): OutboxRow | null {
  if (seen.length !== 1) return null
  if (!row || wasSent(row, place) || row.session !== session || row.rid !== place.rid) return null
  if (row.write?.doc !== doc || row.write.field !== field) return null
  return commands.some((command) => command.dseq > row.dseq) ? null : row
}

/**
 * A value that speaks of other fields' writes. Named in its `ctx`, where another field's mid replaces nothing, a
 * waiting write is no longer typed on into: what was seen of it stays what it says.
 */
async function spokenOf(rows: Rows, { value }: Change, names: readonly Seen[], replaced: readonly string[]) {
  const named = await rows.getAll('outbox', midsOf(names))
  const moved = new Set<Json>(midsOf(names.filter((each, at) => hasMoved(each, named[at]))))
  const still = midsOf(names).filter((mid) => !moved.has(mid))
  const ctx = [...new Set([...replaced, ...still])].slice(0, MAX_CTX)
  return { value: Array.isArray(value) ? value.filter((mid) => !moved.has(mid)) : value, ctx }
}

function hasMoved({ value }: Seen, row: OutboxRow | undefined): boolean {
  return row?.write !== undefined && value !== undefined && !same(row.write.value, value)
}

/**
 * The writes that the new value replaces. Where another tab has since typed on into a write that was seen, what
 * this person saw is no longer what it says: then its own ancestors are named, and both values stay. One that the server
 * refuses is named with its ancestors: the server will never hear of what it replaced.
 *
 * @param shown what waits of those seen, in their order
 */
async function ctxOf(
  rows: Rows,
  seen: readonly Seen[],
  shown: readonly (OutboxRow | undefined)[],
): Promise<readonly string[]> {
  const ctx = new Set<string>()
  const add = async (mid: string, row: OutboxRow | undefined, isItself: boolean) => {
    if (ctx.has(mid)) return
    if (isItself) ctx.add(mid)
    if (!row?.write || (isItself && !isRefused(row))) return
    for (const older of row.write.ctx) await add(older, await rows.get('outbox', older), true)
  }
  for (const [at, each] of seen.entries()) await add(each.mid, shown[at], !hasMoved(each, shown[at]))
  return [...ctx].slice(0, MAX_CTX)
}

const midsOf = (seen: readonly Seen[]) => seen.map(({ mid }) => mid)

const same = (a: Json, b: Json) => canonicalJson(a) === canonicalJson(b)
