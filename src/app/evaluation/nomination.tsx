import { documentId } from '#domain/custody/grammar.ts'
import { type Fields, shownValue } from '#domain/custody/state.ts'
import type { Excellence } from '#domain/framework/define.ts'
import { useView } from '#app/store/hooks.ts'
import { Card } from '#app/ui/card.tsx'
import { Answer } from './area-answers.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { words } from './words.ts'

const text = (fields: Fields, id: string) => {
  const value = shownValue(fields, id)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** What the school has put forward, to be read. Its own name is the heading, once the school has given it one. */
export function Nomination({ doc, excellence }: { doc: string; excellence: Excellence }) {
  const { rid } = useEditing()
  const view = useView(rid, doc)
  const fields: Fields = view.status === 'ready' ? view.fields : new Map()
  const [name, ...rest] = excellence.nomination
  return (
    <Card title={text(fields, name!.id) ?? excellence.title} aside={words.excellence.fromSchool}>
      <dl className="answers">
        {rest.map((question) => (
          <Answer key={question.id} title={question.label}>
            <p className="answers__text">
              {text(fields, question.id) ?? <span className="muted">{words.excellence.nothing}</span>}
            </p>
          </Answer>
        ))}
      </dl>
    </Card>
  )
}

/** The id of a nomination inside an evaluation. */
export const nominationId = (doc: string) => documentId(doc) ?? doc
