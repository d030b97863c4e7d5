import type { Excellence } from '#domain/framework/define.ts'
import { type Nomination, titleIn } from '#app/shell/nominations.ts'
import { useDraft } from '#app/store/hooks.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { words } from './words.ts'

export interface TakenBackProps {
  readonly rid: string
  readonly nomination: Nomination
  readonly excellence: Excellence
}

/** A nomination that the school has taken back, and the way to put it forward again. */
export function TakenBack({ rid, nomination: { doc, fields }, excellence }: TakenBackProps) {
  const draft = useDraft(rid, doc)
  const again = () => void draft.choose('_deleted', null, fields.get('_deleted') ?? [])
  return (
    <Card title={`${words.takenBack.title}: ${titleIn(fields, excellence.nomination[0]!.id) ?? words.untitled}`}>
      <div className="stack">
        <p className="muted">{words.takenBack.text}</p>
        <p>
          <Button onClick={again}>{words.takenBack.again}</Button>
        </p>
      </div>
    </Card>
  )
}
