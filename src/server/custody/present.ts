import { stateHash } from '#domain/custody/hashes.ts'
import { type StoredFields, midsOf, readHeads, readSections } from '#server/db/heads.ts'
import type { Present } from './decision.ts'
import type { Ledger } from './ledger.ts'
import { putDown } from './putting-down.ts'

/** A document as it stands now, read again only once something has been written in it. */
export async function presentOf(ledger: Ledger, doc: string): Promise<Present> {
  const known = ledger.present.get(doc)
  if (known) return known
  await putDown(ledger)
  const fields = (await readHeads(ledger.tx, ledger.review.id, [doc])).get(doc) ?? new Map()
  const present = { fields, hash: stateHash(midsOf(fields), '', ledger.context.sha256) }
  ledger.present.set(doc, present)
  return present
}

/** Every section of the report that anybody has written in, as it stands now. */
export async function sectionsOf(ledger: Ledger): Promise<ReadonlyMap<string, StoredFields>> {
  await putDown(ledger)
  return readSections(ledger.tx, ledger.review.id)
}
