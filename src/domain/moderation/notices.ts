/**
 * Whom a decision concerns who may not be looking: they are written to. Which state a decision leaves behind is all that
 * counts, whatever command or hand it came from, so that a new command cannot forget to tell anybody.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { type ReviewFacts, statusOf } from '#domain/people.ts'
import { STATE_FIELD, partOfPoint, personOfStatus } from './review-document.ts'

const NOTICES = [
  'submitted',
  'returned',
  'fact-check',
  'fact-check-due',
  'point-raised',
  'point-answered',
  'published',
] as const
/** What somebody is told, and by it what is asked of them. `fact-check-due` is the only one that a day brings. */
export type Notice = (typeof NOTICES)[number]

export function isNotice(kind: string): kind is Notice {
  return NOTICES.some((notice) => notice === kind)
}

export interface Addressed {
  readonly notice: Notice
  /** The review's lead, the leaders of its school, or one person. */
  readonly to: 'lead' | 'school' | { readonly personId: string }
}

/** What follows for others from the fields that are decided, given the facts before. */
export function noticesOf(
  before: ReviewFacts,
  decides: readonly (readonly [field: string, value: Json])[],
): readonly Addressed[] {
  return decides.flatMap(([field, value]): readonly Addressed[] => {
    const personId = personOfStatus(field)
    if (personId !== null && value === statusOf(before, personId)) return []
    if (personId !== null && value === 'submitted') return [{ notice: 'submitted', to: 'lead' }]
    if (personId !== null && value === 'returned') return [{ notice: 'returned', to: { personId } }]
    const part = partOfPoint(field)
    if (part === 'raised') return [{ notice: 'point-raised', to: 'lead' }]
    if (part === 'answer') return [{ notice: 'point-answered', to: 'school' }]
    if (field !== STATE_FIELD || value === before.state) return []
    if (value === 'C') return [{ notice: 'fact-check', to: 'school' }]
    if (value !== 'U') return []
    return [
      { notice: 'published', to: 'school' },
      { notice: 'published', to: 'lead' },
    ]
  })
}
