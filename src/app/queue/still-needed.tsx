import { documentId } from '#domain/custody/grammar.ts'
import { describe } from './describe.ts'
import type { KnownReview } from './use-reviews.ts'
import { words } from './words.ts'

/** What a decision still waits for, in the words of the screens; a reviewer by name. */
export function StillNeeded({ review, doc, fields }: { review: KnownReview; doc: string; fields: readonly string[] }) {
  return (
    <div className="attention__needed">
      <p>{words.held.still}</p>
      <ul>
        {[...new Set(fields.map((field) => needed(review, doc, field)))].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

function needed(review: KnownReview, doc: string, field: string): string {
  const [root, person] = field.split('/')
  if (root === 'evaluations') {
    const name = review.summary?.team.find((member) => member.personId === person)?.name
    return words.held.notSubmitted(name ?? words.held.aReviewer)
  }
  const owner = documentId(doc) ?? review.summary?.id ?? ''
  const { where, what } = describe(review.framework, { doc: `evaluation/${owner}`, what: field, value: null })
  return `${where}: ${what}`
}
