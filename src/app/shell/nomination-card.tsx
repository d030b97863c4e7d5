import { type Fields, shownValue } from '#domain/custody/state.ts'
import type { Excellence } from '#domain/framework/define.ts'
import { useView } from '#app/store/hooks.ts'
import { Answer, Answers } from '#app/ui/answers.tsx'
import { Card } from '#app/ui/card.tsx'

const text = (fields: Fields, id: string) => {
  const value = shownValue(fields, id)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

export interface NominationCardProps {
  readonly rid: string
  readonly doc: string
  readonly excellence: Excellence
}

/** What the school has put forward, to be read. Its own name is the heading, once the school has given it one. */
export function NominationCard({ rid, doc, excellence }: NominationCardProps) {
  const view = useView(rid, doc)
  const fields: Fields = view.status === 'ready' ? view.fields : new Map()
  const [name, ...rest] = excellence.nomination
  return (
    <Card title={text(fields, name!.id) ?? excellence.title} aside="What the school says">
      <Answers>
        {rest.map((question) => (
          <Answer key={question.id} title={question.label}>
            <p className="answers__text">
              {text(fields, question.id) ?? <span className="muted">Not filled in by the school yet</span>}
            </p>
          </Answer>
        ))}
      </Answers>
    </Card>
  )
}
