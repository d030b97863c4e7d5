/**
 * Audits every review of a store and says in words what was found, so that whoever has to act knows where to look. It
 * reads the store as of one moment and changes nothing.
 */
import type { Context } from '#server/context.ts'
import { type StateWrong, auditState } from '#server/custody/audit-state.ts'
import { type Wrong, auditJournal } from '#server/custody/audit.ts'
import { asOfOneMoment } from './one-moment.ts'
import type { Progress } from './terminal.ts'

const inTheJournal: Readonly<Record<Wrong, string>> = {
  chain: 'this row of the journal was changed, or a row before it is missing',
  end: 'the journal does not end where the review’s count does',
  'entry-unknown': 'the journal knows nothing of the entry that stands here',
  'entry-changed': 'the entry is not what was handed over',
  'entry-gone': 'the entry that was handed over here is missing',
}

const inTheState: Readonly<Record<StateWrong, string>> = {
  write: 'a value stands there that nobody handed over, or not so',
  'write-gone': 'a value that was handed over and applied is missing',
  heads: 'what counts as the present value is not what follows from who replaced what',
  hash: 'the stored hash is not that of its values',
  snapshot: 'the stored hash of what was submitted is not that of its values',
  state: 'the review’s state is not the one that was decided',
}

export interface Audited {
  readonly reviews: number
  readonly findings: readonly string[]
}

export function audit(context: Context, progress: Progress): Promise<Audited> {
  const { sha256 } = context
  return asOfOneMoment(context, async (tx) => {
    const reviews = await tx
      .selectFrom('review')
      .innerJoin('school', 'school.id', 'review.school_id')
      .select(['review.id', 'review.from_day', 'school.name'])
      .orderBy('review.from_day')
      .orderBy('review.id')
      .execute()
    const findings: string[] = []
    for (const [index, { id, from_day: from, name }] of reviews.entries()) {
      const review = `Review ${id} (${name}, ${from})`
      for (const { seq, wrong } of await auditJournal(tx, id, sha256))
        findings.push(`${review}, number ${seq}: ${inTheJournal[wrong]}.`)
      for (const { doc, wrong } of await auditState(tx, id, sha256))
        findings.push(`${review}, document ${doc}: ${inTheState[wrong]}.`)
      progress(index + 1, `of ${reviews.length} reviews checked`)
    }
    return { reviews: reviews.length, findings }
  })
}
