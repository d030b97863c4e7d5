/** The school's points beside the report, each with what it is about and what was answered. */
import { useState } from 'react'
import type { FactCheckPoint } from '#domain/moderation/fact-check.ts'
import { whenWords } from '#app/shell/dates.ts'
import { useNow } from '#app/shell/now.ts'
import { Card } from '#app/ui/card.tsx'
import { Field } from '#app/ui/field.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { IconClock, IconDiffers, IconStateDone } from '#app/ui/icon.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { NotKept } from '#app/writing/not-kept.tsx'
import { RadioRows } from '#app/writing/radio-rows.tsx'
import { Decision } from './decision.tsx'
import { type QuotedPoint, cardOf } from './quoted.ts'
import { answerKey, useTyped } from './typed.ts'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

export function FactCheck({ report, points }: { report: Report; points: readonly QuotedPoint[] }) {
  return (
    <section className="fact-check" aria-labelledby="fact-check-title">
      <h2 id="fact-check-title" className="fact-check__title">
        {words.facts.title}
      </h2>
      {points.length === 0 && <p className="muted">{words.facts.none}</p>}
      {points.map((each) => (
        <Point key={each.point.id} report={report} quoted={each} />
      ))}
    </section>
  )
}

function Point({ report, quoted }: { report: Report; quoted: QuotedPoint }) {
  const now = useNow()
  const { point, number, mark } = quoted
  const section = report.model.sections.find(({ id }) => id === point.section)?.title ?? words.cover
  return (
    <Card
      id={cardOf(point.id)}
      title={words.facts.number(number)}
      headingLevel={3}
      className={`fact-point fact-point--${point.answer?.outcome ?? 'open'}`}
    >
      <p className="muted small">
        {section} · {whenWords(point.at, now)}
      </p>
      {point.quote !== '' && (
        <>
          <blockquote className="fact-point__quote">{point.quote}</blockquote>
          {mark ? (
            <a className="fact-point__show small no-print" href={`#${mark.id}`}>
              {words.facts.show} <span className="visually-hidden">{words.facts.showOf(number)}</span>
            </a>
          ) : (
            <p className="fact-point__changed small">
              <IconDiffers /> {words.facts.changedSince}
            </p>
          )}
        </>
      )}
      <p className="fact-point__text">{point.text}</p>
      <Answered point={point} />
      <div className="row">
        {report.may('factCheck.answer') && !point.accepted && <AnswerPoint report={report} point={point} />}
        {report.may('factCheck.raise') && point.answer !== null && !point.accepted && (
          <AcceptAnswer report={report} point={point} />
        )}
      </div>
    </Card>
  )
}

function Answered({ point: { answer, accepted, waits } }: { point: FactCheckPoint }) {
  const now = useNow()
  if (!answer)
    return (
      <p className="fact-point__answer muted">
        <IconClock />
        {waits ? words.facts.waits : words.facts.withLead}
      </p>
    )
  return (
    <div className="fact-point__answer">
      <IconStateDone />
      <div>
        <p>
          <strong>{words.facts[answer.outcome]}</strong>, {whenWords(answer.at, now)}
          {accepted && ` · ${words.facts.accepted}`}
        </p>
        {answer.text !== '' && <p className="fact-point__text">{answer.text}</p>}
      </div>
    </div>
  )
}

/** The answer that stood when the question was asked: one that has come behind it since, nobody has read. */
function useRead({ answer }: FactCheckPoint) {
  const [read, setRead] = useState(answer?.mid)
  return { upon: read === undefined ? {} : { answer: read }, onOpen: () => setRead(answer?.mid) }
}

function AcceptAnswer({ report, point }: { report: Report; point: FactCheckPoint }) {
  const { upon, onOpen } = useRead(point)
  return (
    <Decision
      report={report}
      label={words.facts.accept}
      title={words.facts.accept}
      confirm={words.facts.accept}
      done={words.facts.acceptDone}
      onOpen={onOpen}
      command={() => ({ type: 'factCheck.accept', args: { point: point.id, ...upon } })}
    />
  )
}

const OUTCOMES = ['corrected', 'explained'] as const

function AnswerPoint({ report, point }: { report: Report; point: FactCheckPoint }) {
  const typed = useTyped(report)
  const { upon, onOpen } = useRead(point)
  const [chosen, setChosen] = useState<string | null>(null)
  const outcome = chosen ?? point.answer?.outcome ?? null
  const text = typed.of(answerKey(point.id)) ?? point.answer?.text ?? ''
  const [missing, setMissing] = useState<'outcome' | 'text' | null>(null)
  const id = `answer-${point.id}`
  const command = () => {
    const lacks = outcome === null ? 'outcome' : outcome === 'explained' && text.trim() === '' ? 'text' : null
    setMissing(lacks)
    return lacks ? null : { type: 'factCheck.answer', args: { point: point.id, ...upon, outcome, text } }
  }
  return (
    <Decision
      report={report}
      label={words.facts.answer}
      title={words.facts.answerTitle}
      confirm={words.facts.answerConfirm}
      done={words.facts.answered}
      onOpen={onOpen}
      onGiven={() => {
        typed.given(answerKey(point.id), text)
        // The next answer begins with the one that stands by then, and that may be another's.
        setChosen(null)
      }}
      command={command}
    >
      <div className="stack">
        <p className="fact-point__text">{point.text}</p>
        <div>
          <p className="field__label" id={`${id}-label`}>
            {words.facts.outcome}
          </p>
          <FieldError id={`${id}-error`}>{missing === 'outcome' && words.facts.outcomeNeeded}</FieldError>
          <RadioRows
            name={id}
            rows={OUTCOMES.map((each) => ({ id: each, ...words.facts.outcomes[each] }))}
            value={outcome}
            onChange={setChosen}
            labelledBy={`${id}-label`}
          />
        </div>
        <Field label={words.facts.answerText} error={missing === 'text' && words.facts.answerNeeded}>
          <TextArea
            rows={3}
            adviceLimit={report.facts.framework.sizes.point}
            value={text}
            onChange={(event) => typed.keep(answerKey(point.id), event.target.value)}
          />
        </Field>
        <NotKept keeping={typed.keeping} />
      </div>
    </Decision>
  )
}
