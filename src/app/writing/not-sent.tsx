/**
 * What somebody was typing for a decision when the review moved on: the form that it was typed in is gone, the words are
 * not. They stand on the page until their author has copied them, or lets them go.
 */
import { factCheckPoints } from '#domain/moderation/fact-check.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { type Action, may } from '#domain/policy.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { CopyText } from './copy-text.tsx'
import { type KeptWords, useKeptWords } from './kept-words.ts'
import { words } from './not-sent-words.ts'
import './not-sent.css'

/** By the beginning of its key, the decision that a text is typed for. */
const DECISIONS = {
  agree: 'moderation.agree',
  return: 'moderation.return',
  comment: 'moderation.comment',
  raise: 'factCheck.raise',
  answer: 'factCheck.answer',
  withdraw: 'review.withdraw',
  amend: 'report.amend',
} as const satisfies Readonly<Record<string, Action>>
type Kind = keyof typeof DECISIONS

interface Left {
  readonly key: string
  readonly kind: Kind
  readonly text: string
}

export function NotSent({ facts }: { facts: CommandFacts }) {
  const typed = useKeptWords(facts.review.id)
  const toasts = useToasts()
  const left = leftIn(facts, typed)
  if (left.length === 0) return null
  const letGo = ({ key, kind }: Left) => {
    // A point goes with what it is about.
    const gone = typed.all.filter(([each]) => (kind === 'raise' ? kindOf(each) === kind : each === key))
    for (const [each] of gone) typed.keep(each, null)
    toasts.show(words.gone, () => {
      for (const [each, text] of gone) typed.keep(each, text)
    })
  }
  return (
    <Card title={words.title} className="not-sent no-print">
      <p>{words.text}</p>
      <ul role="list">
        {left.map((each) => (
          <li key={each.key}>
            <p className="not-sent__what">{labelOf(facts, each)}</p>
            <p className="not-sent__text" dir="auto">
              {each.text}
            </p>
            <div className="row">
              <CopyText text={each.text} />
              <Button variant="quiet" onClick={() => letGo(each)}>
                {words.letGo}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const kindOf = (key: string) => key.slice(0, key.indexOf('/'))

function leftIn(facts: CommandFacts, { all }: KeptWords): readonly Left[] {
  return all.flatMap(([key, text]) => {
    const kind = kindOf(key)
    if (!isKind(kind) || text.trim() === '') return []
    // Words of the report that were only marked are nobody's loss.
    if (kind === 'raise' && key !== 'raise/text') return []
    return isOver(facts, kind, key) ? [{ key, kind, text }] : []
  })
}

const isKind = (kind: string): kind is Kind => Object.hasOwn(DECISIONS, kind)

/** Whether there is no place any more in which these words could be sent. */
function isOver({ actor, review, decided }: CommandFacts, kind: Kind, key: string): boolean {
  if (!may(actor, DECISIONS[kind], { review, owner: actor.personId })) return true
  if (kind !== 'answer') return false
  return !factCheckPoints(decided).some(({ id, accepted }) => key === `answer/${id}` && !accepted)
}

/** What they were typed for, and of which area. */
function labelOf({ framework }: CommandFacts, { key, kind }: Left): string {
  const area = framework.areas.find(({ id }) => id === key.split('/').at(-1))
  return area ? `${words.kinds[kind]}: ${area.short}` : words.kinds[kind]
}
