/**
 * How an answer meets what is stored. A pull is a document's whole state as of its seq and moves the stored one. An
 * answer to a push knows the touched fields only, perhaps newer than the last pull: each of them is taken with the
 * seq that it is as of, and a pull that was under way meanwhile does not set it back. So whatever order answers come
 * in, every field shows the newest state that was ever heard.
 */
import type { DocumentState, HeldEntry } from '#domain/custody/wire.ts'
import type { DocumentRow } from '#app/store/rows.ts'

type Newer = Readonly<Record<string, number>>

/** Seq of a document of which no pull of the present history has spoken yet. */
export const NEVER_PULLED = 0

export function mergePulled(rid: string, stored: DocumentRow | undefined, pulled: DocumentState): DocumentRow {
  const { doc, seq, held } = pulled
  if (pulled.gone) return row({ rid, doc, seq, held, fields: {}, gone: true })
  if (!stored || stored.gone) return row({ rid, doc, seq, held, fields: pulled.fields })
  if (seq < stored.seq && !stored.unconfirmed) return stored
  const kept = Object.entries(stored.newer ?? {}).filter(([, asOf]) => asOf > seq)
  const fields = { ...pulled.fields }
  for (const [field] of kept) fields[field] = [...(stored.fields[field] ?? [])] as (typeof fields)[string]
  const heldIsNewer = (stored.heldSeq ?? 0) > seq
  return row({
    rid,
    doc,
    seq,
    held: heldIsNewer ? stored.held : held,
    fields,
    newer: Object.fromEntries(kept),
    heldSeq: heldIsNewer ? stored.heldSeq : undefined,
  })
}

export function mergePushed(rid: string, stored: DocumentRow | undefined, pushed: DocumentState): DocumentRow {
  const base = stored ?? row({ rid, doc: pushed.doc, seq: NEVER_PULLED, held: [], fields: {} })
  const { seq } = pushed
  if (pushed.gone)
    return seq > base.seq
      ? row({ ...base, fields: {}, held: pushed.held, newer: {}, gone: true, heldSeq: undefined })
      : base
  const fields = { ...base.fields }
  const newer: Record<string, number> = { ...base.newer }
  for (const [field, heads] of Object.entries(pushed.fields)) {
    if (seq <= (newer[field] ?? base.seq)) continue
    fields[field] = heads
    newer[field] = seq
  }
  const heldIsNewer = seq > (base.heldSeq ?? base.seq)
  return row({
    ...base,
    // What is told late of a document does not bring it back.
    gone: seq > base.seq ? undefined : base.gone,
    fields,
    newer,
    unconfirmed: base.unconfirmed,
    held: heldIsNewer ? pushed.held : base.held,
    heldSeq: heldIsNewer ? seq : base.heldSeq,
  })
}

type Parts = Omit<DocumentRow, 'heldCount' | 'newer' | 'gone' | 'heldSeq' | 'unconfirmed'> & {
  readonly newer?: Newer | undefined
  readonly heldSeq?: number | undefined
  readonly gone?: true | undefined
  readonly unconfirmed?: true | undefined
  readonly held: readonly HeldEntry[]
}

/** A row without members that say nothing, so that it can be compared and exported. */
function row({ rid, doc, seq, fields, held, newer, heldSeq, gone, unconfirmed }: Parts): DocumentRow {
  return {
    rid,
    doc,
    seq,
    fields,
    held,
    ...(held.length > 0 ? { heldCount: held.length } : {}),
    ...(newer && Object.keys(newer).length > 0 ? { newer } : {}),
    ...(heldSeq === undefined ? {} : { heldSeq }),
    ...(gone ? { gone } : {}),
    ...(unconfirmed ? { unconfirmed } : {}),
  }
}
