/**
 * A point that one device deleted and another kept or went on writing: nothing that somebody wrote stays out of sight
 * without a person saying so.
 */
import { differingHeads } from '#domain/custody/state.ts'
import { Button } from '#app/ui/button.tsx'
import { choose, settle, useEditing } from './editing.ts'
import { domIdOf } from './field-ids.ts'
import type { Standing } from './listed-points.ts'
import { useHeads } from './live-fields.ts'
import { useWhoWhen } from './made-here.ts'
import { textOf } from './text-field.ts'
import { TwoAnswers } from './two-answers.tsx'
import { words } from './words.ts'

export function DeletionQuestion({ path, standing }: { path: string; standing: Standing }) {
  const { live } = useEditing()
  const text = textOf(useHeads(live, `${path}/text`))
  return (
    <li className="point-question">
      <blockquote className="point-question__text">{text}</blockquote>
      {standing === 'delete-differs' ? (
        <Differs field={`${path}/_deleted`} />
      ) : (
        <EditedAfter field={`${path}/_deleted`} />
      )}
    </li>
  )
}

function Differs({ field }: { field: string }) {
  const editing = useEditing()
  const heads = differingHeads(useHeads(editing.live, field))
  const whoWhen = useWhoWhen(heads)
  const rows = heads.map((head) => ({
    id: head.mid,
    label: head.value === true ? words.answers.deletedPoint : words.answers.keptPoint,
    text: whoWhen(head),
  }))
  return (
    <TwoAnswers
      field={field}
      answers={rows}
      onSettle={(id) => settle(editing, field, heads.find((head) => head.mid === id)?.value === true ? true : null)}
    />
  )
}

function EditedAfter({ field }: { field: string }) {
  const editing = useEditing()
  const id = domIdOf(field)
  return (
    <div className="two-answers" role="group" aria-labelledby={`${id}-title`} id={id}>
      <strong id={`${id}-title`}>{words.answers.deletedTitle}</strong>
      <p className="small">{words.answers.deletedWhy}</p>
      <div className="row">
        <Button variant="primary" onClick={() => void choose(editing, field, null)}>
          {words.answers.restore}
        </Button>
        <Button onClick={() => void settle(editing, field, true)}>{words.answers.leave}</Button>
      </div>
    </div>
  )
}
