/**
 * The questions that the host sets for a review, on the review's own page: to be read by everyone on it, and to be set by
 * whoever may prepare it. What is typed is saved as it is typed. While the text is open it belongs to the person: an answer
 * that arrives meanwhile is not among what they saw, and stands beside theirs afterwards.
 */
import { useEffect, useId, useState } from 'react'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import type { Head } from '#domain/custody/state.ts'
import { PLAN, hostQuestionField, hostQuestionIn } from '#domain/evaluation/host-question.ts'
import type { Area, Framework } from '#domain/framework/define.ts'
import { mayHere } from '#app/shell/actor.ts'
import { HostQuestion } from '#app/shell/host-question.tsx'
import { useDraft, useSignedIn, useView } from '#app/store/hooks.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Field } from '#app/ui/field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { words } from './words-review.ts'

export function HostQuestions({ review, framework }: { review: ReviewDetail; framework: Framework }) {
  const canSet = mayHere(useSignedIn(), 'review.plan', review)
  return framework.areas
    .filter((area) => area.hostQuestion)
    .map((area) => (
      <Card key={area.id} title={area.title}>
        <OneQuestion rid={review.id} area={area} canSet={canSet} />
      </Card>
    ))
}

function OneQuestion({ rid, area, canSet }: { rid: string; area: Area; canSet: boolean }) {
  const view = useView(rid, PLAN)
  const [shown, setShown] = useState<{ heads: readonly Head[]; text: string } | null>(null)
  const [isBack, setBack] = useState(false)
  const close = () => {
    setShown(null)
    setBack(true)
  }
  if (shown && canSet) return <Setting rid={rid} area={area} {...shown} onDone={close} />
  const fields = view.status === 'ready' ? view.fields : null
  const texts = fields ? hostQuestionIn(fields, area.id) : []
  const open = () => setShown({ heads: fields?.get(hostQuestionField(area.id)) ?? [], text: texts.join('\n') })
  return (
    <>
      <HostQuestion rid={rid} area={area} />
      {canSet && fields && (
        <Button onClick={open} autoFocus={isBack}>
          {texts.length > 0 ? words.question.change : words.question.set}
        </Button>
      )}
    </>
  )
}

interface SettingProps {
  readonly rid: string
  readonly area: Area
  /** What the person saw when they began. */
  readonly heads: readonly Head[]
  readonly text: string
  readonly onDone: () => void
}

function Setting({ rid, area, heads, text, onDone }: SettingProps) {
  const draft = useDraft(rid, PLAN)
  const field = hostQuestionField(area.id)
  const id = useId()
  const { label, hint } = area.hostQuestion!
  useEffect(() => {
    draft.begin(field, heads)
    return () => draft.end(field)
  }, [draft, field, heads])
  return (
    <div className="stack">
      <Field label={label} hint={hint} id={id}>
        <TextArea
          rows={3}
          defaultValue={text}
          autoFocus
          onChange={(event) => draft.edit(field, event.target.value)}
          onBlur={() => void draft.flush()}
        />
      </Field>
      <div className="row">
        <Button onClick={onDone}>{words.question.done}</Button>
      </div>
    </div>
  )
}
