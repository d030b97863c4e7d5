import { documentId } from '#domain/custody/grammar.ts'

/** The id of a nomination inside an evaluation. */
export const nominationId = (doc: string) => documentId(doc) ?? doc
