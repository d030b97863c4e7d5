/**
 * A point that one device deleted and another kept or went on writing: nothing that somebody wrote stays out of sight
 * without a person saying so. All its words are shown, since the answer counts for all of them.
 */
import { useState } from 'react'
import { type Head, differingHeads } from '#domain/custody/state.ts'
import { deletedField, isBlank, seenField, textField } from '#domain/evaluation/deletion.ts'
import { Button } from '#app/ui/button.tsx'
import { type ShownPoint, answerDeletion } from './deleting.ts'
import { useEditing } from './editing.ts'
import { domIdOf } from './field-ids.ts'
import type { Standing } from './listed-points.ts'
import { useHeads } from './live-fields.ts'
import { useWhoWhen } from './made-here.ts'
import { TwoAnswers } from './two-answers.tsx'
import { words } from './words.ts'

export function DeletionQuestion({ path, standing }: { path: string; standing: Standing }) {
  const { live } = useEditing()
  const shown: ShownPoint = {
    texts: useHeads(live, textField(path)),
    deletions: useHeads(live, deletedField(path)),
    records: useHeads(live, seenField(path)),
  }
  return (
    <li className="point-question">
      {differingTexts(shown.texts).map((text) => (
        <blockquote key={text} className="point-question__text">
          {text}
        </blockquote>
      ))}
      {standing === 'delete-differs' ? (
        <Differs path={path} shown={shown} />
      ) : (
        <WordsUnseen path={path} shown={shown} />
      )}
    </li>
  )
}

/** The texts that are kept of a point, each once, without the blank ones. */
export function differingTexts(heads: readonly Head[]): readonly string[] {
  return differingHeads(heads).flatMap(({ value }) => (typeof value === 'string' && !isBlank(value) ? [value] : []))
}

interface AskedProps {
  readonly path: string
  readonly shown: ShownPoint
}

function Differs({ path, shown }: AskedProps) {
  const editing = useEditing()
  const heads = differingHeads(shown.deletions)
  const whoWhen = useWhoWhen(heads)
  const rows = heads.map((head) => ({
    id: head.mid,
    label: head.value === true ? words.answers.deletedPoint : words.answers.keptPoint,
    text: whoWhen(head),
  }))
  const isDeleted = (id: string) => heads.find((head) => head.mid === id)?.value === true
  return (
    <TwoAnswers
      field={deletedField(path)}
      answers={rows}
      onSettle={(id) => answerDeletion(editing, path, shown, isDeleted(id))}
    />
  )
}

function WordsUnseen({ path, shown }: AskedProps) {
  const editing = useEditing()
  const [busy, setBusy] = useState(false)
  const id = domIdOf(deletedField(path))
  const answer = async (deleted: boolean) => {
    setBusy(true)
    await answerDeletion(editing, path, shown, deleted)
    setBusy(false)
  }
  return (
    <div className="two-answers" role="group" aria-labelledby={`${id}-title`} id={id}>
      <strong id={`${id}-title`}>{words.answers.deletedTitle}</strong>
      <p className="small">{words.answers.deletedWhy}</p>
      <div className="row">
        <Button variant="primary" busy={busy} onClick={() => void answer(false)}>
          {words.answers.restore}
        </Button>
        <Button busy={busy} onClick={() => void answer(true)}>
          {words.answers.leave}
        </Button>
      </div>
    </div>
  )
}
