/**
 * "Save a copy": everything that this person has on this device, in one file that a person can read and a program can
 * take back. Rows are written as they lie in the database, damaged ones too; this is the way out when all else fails.
 */
import { type Json, canonicalJson } from '#domain/custody/canonical.ts'
import type { StoreContext } from './context.ts'
import { type StorageFault, faultOf } from './faults.ts'
import type { TableName, Tables } from './rows.ts'
import type { Unsaved } from './store.ts'

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
  const rids = new Set([...outbox, ...documents, ...journal].map((row) => row.rid))
  const copy = {
    format: 'qa-review-copy',
    version: 1,
    savedAt: now(),
    person: personId,
    unsaved,
    unreadable,
    reviews: [...rids].map((rid) => reviewPart(everything, rid)),
    meta,
  }
  return new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' })
}

function reviewPart(everything: Everything, rid: string) {
  const of = <R extends { readonly rid: string }>(rows: readonly R[]) => rows.filter((row) => row.rid === rid)
  const outbox = of(everything.outbox)
  const documents = of(everything.documents)
  const school = of(everything.reviews)[0]?.summary?.school?.name ?? null
  return {
    rid,
    school,
    readable: [...outbox.flatMap(waitingLine), ...documents.flatMap(documentLines)],
    outbox,
    documents,
    journal: of(everything.journal),
  }
}

function waitingLine({ at, write, command }: Tables['outbox']): string[] {
  if (write) return [`${at} waiting to be sent: ${write.doc} ${write.field}: ${plain(write.value)}`]
  return command ? [`${at} waiting to be sent: ${command.type}`] : []
}

function documentLines({ doc, fields }: Tables['documents']): string[] {
  return Object.entries(fields ?? {}).flatMap(([field, heads]) =>
    (Array.isArray(heads) ? heads : []).map(({ value }) => `${doc} ${field}: ${plain(value)}`),
  )
}

const plain = (value: Json) => (typeof value === 'string' ? value : canonicalJson(value ?? null))
