/**
 * Two texts saved for one field: side by side, by difference. Keeping both is the default, since it cannot lose a
 * thought; the person can tidy the joined text afterwards.
 */
import { type Head, differingHeads } from '#domain/custody/state.ts'
import { settle, useEditing } from './editing.ts'
import { useWhoWhen } from './made-here.ts'
import type { RadioRow } from './radio-rows.tsx'
import { TwoAnswers } from './two-answers.tsx'
import { type Run, wordDifferences } from './word-differences.ts'
import { words } from './words.ts'

const BOTH = 'both'

export interface TextAnswersProps {
  readonly field: string
  /** All heads, also those that say the same: whoever settles has seen each of them. */
  readonly heads: readonly Head[]
  readonly what?: string
  /** Nothing can be written here afterwards. */
  readonly readOnly?: boolean
}

export function TextAnswers({ field, heads, what, readOnly = false }: TextAnswersProps) {
  const editing = useEditing()
  const answers = differingHeads(heads)
  const whoWhen = useWhoWhen(answers)
  const texts = answers.map(({ value }) => (typeof value === 'string' ? value : ''))
  const bothHint = readOnly ? words.answers.bothJoins : `${words.answers.bothJoins} ${words.answers.bothEdit}`
  const rows = answers.map((head, at): RadioRow => ({
    id: head.mid,
    label: whoWhen(head),
    text: <Words runs={runsOf(texts, at)} />,
  }))
  const onSettle = (id: string) => {
    const chosen = answers.findIndex((head) => head.mid === id)
    const text = id === BOTH ? texts.filter((each) => each !== '').join('\n') : texts[chosen]!
    return settle(editing, field, text, heads)
  }
  return (
    <TwoAnswers
      field={field}
      what={what}
      answers={[...rows, { id: BOTH, label: words.answers.both, text: bothHint }]}
      count={answers.length}
      first={BOTH}
      note={words.answers.differs}
      beside
      onSettle={onSettle}
    />
  )
}

/** The first is compared with the second, every other with the first. */
function runsOf(texts: readonly string[], at: number): readonly Run[] {
  return at === 0 ? wordDifferences(texts[0]!, texts[1]!)[0] : wordDifferences(texts[0]!, texts[at]!)[1]
}

function Words({ runs }: { runs: readonly Run[] }) {
  if (runs.length === 0) return <em>{words.answers.cleared}</em>
  return (
    <span className="two-answers__words">
      {runs.map((run, at) => (run.differs ? <mark key={at}>{run.text}</mark> : <span key={at}>{run.text}</span>))}
    </span>
  )
}
