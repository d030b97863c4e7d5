/**
 * What has been answered in an area, to be read and not changed: on the page where answers are checked, and in place of
 * the form once the evaluation is closed. Text stands as it was typed.
 */
import { type ReactNode, useCallback } from 'react'
import { type Fields, differingHeads, shownValue } from '#domain/custody/state.ts'
import { deletedField, textField } from '#domain/evaluation/deletion.ts'
import { estimateField, listPath, pointPath } from '#domain/evaluation/fields.ts'
import type { Area } from '#domain/framework/define.ts'
import { levelsOf } from '#domain/framework/levels.ts'
import { Answer, Answers } from '#app/ui/answers.tsx'
import { EstimateBadge } from '#app/ui/bars.tsx'
import { HostQuestion } from '#app/shell/host-question.tsx'
import { Card } from '#app/ui/card.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { differingTexts } from '#app/writing/deletion-question.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { storedPoints } from '#app/writing/listed-points.ts'
import { useFields } from '#app/writing/live-fields.ts'
import { words as written } from '#app/writing/words.ts'
import { words } from './words.ts'
import './answers.css'

export interface AreaAnswersProps {
  readonly area: Area
  /** The link beside a heading that leads to its field. */
  readonly change?: ((field: string, what: string) => ReactNode) | undefined
  /** The area's own heading stands above already. */
  readonly titled?: boolean
}

export function AreaAnswers({ area, change, titled = false }: AreaAnswersProps) {
  const { rid, live } = useEditing()
  const fields = useFields(
    live,
    useCallback((now: Fields) => now, []),
    Object.is,
  )
  const body = (
    <Answers>
      {area.estimate && (
        <Answer title={words.estimate.short} link={change?.(estimateField(area.id), words.estimate.short)}>
          <Estimate fields={fields} field={estimateField(area.id)} />
        </Answer>
      )}
      {area.lists.map((list) => (
        <Answer key={list.id} title={list.title} link={change?.(listPath(area.id, list.id), list.title)}>
          <Points fields={fields} area={area.id} list={list.id} change={change} />
        </Answer>
      ))}
    </Answers>
  )
  if (!titled) return <Card>{body}</Card>
  return (
    <Card title={area.title}>
      <HostQuestion rid={rid} area={area} />
      {body}
    </Card>
  )
}

function Estimate({ fields, field }: { fields: Fields; field: string }) {
  const { framework } = useEditing()
  if (isTwo(fields, field)) return <TwoSaved />
  const level = levelsOf(framework).find((each) => each.id === shownValue(fields, field))
  if (!level) return <p className="muted">{words.estimate.none}</p>
  return <EstimateBadge level={level.id} rank={level.rank} label={level.title} />
}

interface PointsProps extends Pick<AreaAnswersProps, 'change'> {
  readonly fields: Fields
  readonly area: string
  readonly list: string
}

/** Points of which it is not settled whether they are deleted stand here too: their words must not be out of sight. */
function Points({ fields, area, list, change }: PointsProps) {
  const points = storedPoints(fields, area, list)
    .map((point) => ({ ...point, path: pointPath(area, list, point.id) }))
    .map((point) => ({ ...point, texts: differingTexts(fields.get(textField(point.path)) ?? []) }))
    .filter((point) => point.standing !== 'shown' || point.texts.length > 0)
  if (points.length === 0) return <p className="muted">{words.noPoints}</p>
  return (
    <ol className="answers__points">
      {points.map(({ id, path, texts, standing }) => (
        <li key={id} className={standing === 'shown' ? undefined : 'answers__asked'}>
          {texts.map((text) => (
            <p key={text} className="answers__text">
              {text}
            </p>
          ))}
          {standing === 'words-unseen' && <Tag tone="caution">{written.answers.deletedNote}</Tag>}
          {(standing === 'delete-differs' || (standing === 'shown' && isTwo(fields, textField(path)))) && <TwoSaved />}
          {standing !== 'shown' && change?.(deletedField(path), texts.join(' '))}
        </li>
      ))}
    </ol>
  )
}

const isTwo = (fields: Fields, field: string) => differingHeads(fields.get(field) ?? []).length > 1

export function TwoSaved() {
  return <Tag tone="caution">{written.answers.title}</Tag>
}
