/**
 * What the team says of one area, oldest first, and room to say something: perhaps about one reviewer's point, which is cited
 * as it stands now. Who may not take part reads, as far as they are given it.
 */
import { useState } from 'react'
import { pointsOf } from '#domain/evaluation/points.ts'
import { pointPath } from '#domain/evaluation/fields.ts'
import type { Area } from '#domain/framework/define.ts'
import { type Cited, type Comment, citation } from '#domain/moderation/comments.ts'
import { whenWords } from '#app/shell/dates.ts'
import { useNow } from '#app/shell/now.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { IconClock, IconSend } from '#app/ui/icon.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { KeptWords } from '#app/writing/kept-words.ts'
import { NotKept } from '#app/writing/not-kept.tsx'
import { boardWords } from './board-words.ts'
import { type Column, readable } from './column.ts'
import type { NewComment } from './use-comments.ts'

const words = boardWords.discussion
/** By this the table's key finds where to write. */
export const COMMENT_TEXT = 'comment-text'
const CITED_LENGTH = 90

export interface DiscussionProps {
  area: Area
  columns: readonly Column[]
  comments: readonly Comment[]
  /** Null for whoever may not take part now. */
  say: ((comment: NewComment) => Promise<boolean>) | null
  typed: KeptWords
  nameOf: (personId: string) => string
  /** Leads to the point where it stands among its reviewer's words. */
  onShow: (cited: Cited) => void
}

interface Point extends Cited {
  readonly text: string
}

export function Discussion({ area, columns, comments, say, typed, nameOf, onShow }: DiscussionProps) {
  const now = useNow()
  const points = pointsIn(area, columns)
  const pointOf = (cited: Cited) => points.find((each) => citation(each) === citation(cited))
  return (
    <div className="discussion">
      {comments.length === 0 && <p className="muted">{words.none}</p>}
      <ol className="discussion__comments">
        {comments.map(({ doc, by, at, text, cited, waits }) => (
          <li key={doc}>
            <p>
              <strong>{nameOf(by)}</strong> <span className="muted small">{whenWords(at, now)}</span>{' '}
              {waits && (
                <Tag tone="info" icon={<IconClock />}>
                  {boardWords.waits}
                </Tag>
              )}
            </p>
            {cited && (
              <>
                <blockquote className="discussion__cited as-typed">
                  {pointOf(cited)?.text ?? words.gone} <cite className="small">{nameOf(cited.personId)}</cite>
                </blockquote>
                {pointOf(cited) && (
                  <Button variant="quiet" onClick={() => onShow(cited)}>
                    {words.show} <span className="visually-hidden">{words.showOf(nameOf(cited.personId))}</span>
                  </Button>
                )}
              </>
            )}
            <p className="as-typed">{text}</p>
          </li>
        ))}
      </ol>
      {say && <SayIt area={area} points={points} say={say} typed={typed} nameOf={nameOf} />}
    </div>
  )
}

interface SayItProps extends Pick<DiscussionProps, 'area' | 'typed' | 'nameOf'> {
  points: readonly Point[]
  say: (comment: NewComment) => Promise<boolean>
}

function SayIt({ area, points, say, typed, nameOf }: SayItProps) {
  const [cited, setCited] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const text = typed.of(area.id) ?? ''
  const post = async () => {
    if (text.trim() === '') return setError(words.empty)
    const point = points.find((each) => citation(each) === cited) ?? null
    setBusy(true)
    const isSaid = await say({ area: area.id, text, cited: point })
    setBusy(false)
    if (!isSaid) return setError(boardWords.failed)
    typed.given(area.id, text)
    setCited('')
    setError(null)
  }
  return (
    <div className="discussion__say">
      {points.length > 0 && (
        <Field label={words.cite} optional>
          {(control) => (
            <select
              {...control}
              className="input"
              value={cited}
              onChange={(event) => setCited(event.currentTarget.value)}
            >
              <option value="">{words.citeNone}</option>
              {points.map((each) => (
                <option key={citation(each)} value={citation(each)}>
                  {nameOf(each.personId)}: {shortened(each.text)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={words.yours}>
        <TextArea
          id={COMMENT_TEXT}
          rows={2}
          value={text}
          onChange={(event) => {
            setError(null)
            typed.keep(area.id, event.currentTarget.value)
          }}
        />
      </Field>
      <NotKept keeping={typed.keeping} />
      <FieldError id="comment-error">{error}</FieldError>
      <Button icon={<IconSend />} busy={busy} onClick={() => void post()}>
        {words.post}
      </Button>
    </div>
  )
}

const shortened = (text: string) =>
  text.length > CITED_LENGTH ? `${text.slice(0, CITED_LENGTH).toWellFormed()}…` : text

function pointsIn(area: Area, columns: readonly Column[]): readonly Point[] {
  return readable(columns).flatMap(({ personId, read }) =>
    area.lists.flatMap((list) =>
      pointsOf(read, area.id, list.id)
        .filter(({ text }) => text.trim() !== '')
        .map(({ id, text }) => ({ personId, text, point: pointPath(area.id, list.id, id) })),
    ),
  )
}
