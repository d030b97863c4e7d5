/**
 * "Save a copy": everything that this person has on this device, in one file that a person can read and a program can
 * take back. Rows are written as they lie in the database, damaged ones too; this is the way out when all else fails.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { write as writeSchema } from '#domain/custody/entry.ts'
import type { Fields } from '#domain/custody/state.ts'
import type { HeldEntry } from '#domain/custody/wire.ts'
import { seenField } from '#domain/evaluation/deletion.ts'
import { pointOf } from '#domain/evaluation/fields.ts'
import { frameworks } from '#domain/framework/registry.ts'
import type { StoreContext } from './context.ts'
import { type StorageFault, faultOf } from './faults.ts'
import { type Surroundings, lineOf, plain } from './readable.ts'
import type { DocumentRow, OutboxRow, TableName, Tables } from './rows.ts'
import type { Unsaved } from './store.ts'
import { laidOver } from './view.ts'

type Everything = { readonly [T in keyof Tables]: readonly Tables[T][] }

export async function copyOf(
  { port, personId, now }: Pick<StoreContext, 'port' | 'personId' | 'now'>,
  unsaved: readonly Unsaved[],
): Promise<Blob> {
  const unreadable: { table: TableName; fault: StorageFault }[] = []
  const rowsOf = async <T extends TableName>(table: T): Promise<readonly Tables[T][]> => {
    try {
      return await port.read([table], (rows) => rows.all(table))
    } catch (error) {
      unreadable.push({ table, fault: faultOf(error) })
      return []
    }
  }
  const everything: Everything = {
    outbox: await rowsOf('outbox'),
    documents: await rowsOf('documents'),
    journal: await rowsOf('journal'),
    reviews: await rowsOf('reviews'),
    meta: await rowsOf('meta'),
  }
  const { outbox, documents, journal, meta } = everything
  const rids = new Set([...unsaved, ...outbox, ...documents, ...journal].map((row) => row.rid))
  const copy = {
    format: 'qa-review-copy',
    version: 1,
    savedAt: now(),
    person: personId,
    unsaved,
    unreadable,
    reviews: [...rids].map((rid) => reviewPart(everything, personId, unsaved, rid)),
    meta,
  }
  return new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' })
}

function reviewPart(everything: Everything, personId: string, unsaved: readonly Unsaved[], rid: string) {
  const of = <R extends { readonly rid: string }>(rows: readonly R[]) => rows.filter((row) => row.rid === rid)
  const outbox = of(everything.outbox)
  const documents = of(everything.documents)
  const summary = of(everything.reviews)[0]?.summary
  const around = {
    framework: frameworks.get(summary?.framework ?? '') ?? null,
    personId,
    names: new Map((summary?.team ?? []).map(({ personId: id, name }) => [id, name])),
  }
  return {
    rid,
    school: summary?.school?.name ?? null,
    readable: readableOf(around, { outbox, documents, unsaved: of(unsaved) }),
    outbox,
    documents,
    journal: of(everything.journal),
  }
}

interface Rows {
  readonly outbox: readonly OutboxRow[]
  readonly documents: readonly DocumentRow[]
  readonly unsaved: readonly Unsaved[]
}

/** What is in memory alone, what waits, what was kept without being accepted, and then all that the server has said. */
function readableOf(around: Surroundings, { outbox, documents, unsaved }: Rows): string[] {
  const shown = new Map<string, Fields>()
  const fieldsOf = (doc: string): Fields => {
    const known = shown.get(doc) ?? seenFields(documents, outbox, doc)
    shown.set(doc, known)
    return known
  }
  const line = (doc: string, field: string, value: Json) =>
    isRecord(around, field) ? [] : [lineOf(around, doc, fieldsOf(doc), [field, value])]
  return [
    ...unsaved.flatMap(({ doc, field, value }) => line(doc, field, value).map((said) => `not yet saved: ${said}`)),
    ...outbox.flatMap(({ at, write, command, refused }) => {
      const stands = refused === undefined ? 'waiting to be sent' : 'not taken by the server'
      if (write) return line(write.doc, write.field, write.value).map((said) => `${at} ${stands}: ${said}`)
      return command ? [`${at} ${stands}: ${command.type}`] : []
    }),
    ...documents.flatMap(({ doc, held }) => listOf(held).flatMap((each) => heldLine(doc, each, line))),
    ...documents.flatMap(({ doc, fields }) =>
      Object.entries(fields ?? {}).flatMap(([field, heads]) =>
        listOf(heads).flatMap(({ value }) => line(doc, field, value)),
      ),
    ),
  ]
}

/** What a deletion saw is told by the line of the deletion; it lies among the rows like all else. */
function isRecord({ framework }: Surroundings, field: string): boolean {
  const point = framework && pointOf(framework, field)
  return point !== null && field === seenField(point)
}

function heldLine(
  doc: string,
  { reason, entry }: HeldEntry,
  line: (...of: [string, string, Json]) => readonly string[],
): string[] {
  const write = writeSchema.safeParse(entry?.['write']).data
  const told = write ? line(write.doc, write.field, write.value as Json) : [`${doc}: ${plain((entry ?? null) as Json)}`]
  return told.map((said) => `kept by the server, not accepted (${reason}): ${said}`)
}

/** What the person sees of a document; what is damaged is as good as empty here, and stands among the rows below. */
function seenFields(documents: Rows['documents'], outbox: Rows['outbox'], doc: string): Fields {
  try {
    const stored = documents.find((row) => row.doc === doc)
    return laidOver(
      stored,
      outbox.filter((row) => row.doc === doc),
    )
  } catch {
    return new Map()
  }
}

const listOf = <T>(rows: readonly T[] | undefined): readonly T[] => (Array.isArray(rows) ? rows : [])
