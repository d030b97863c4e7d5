/**
 * What the school does with a draft: it says which facts are wrong, or that none is. Words that were marked in the report
 * are taken over as what a point is about.
 */
import { useState } from 'react'
import { v7 } from 'uuid'
import { shownValue } from '#domain/custody/state.ts'
import { factCheckPoints } from '#domain/moderation/fact-check.ts'
import { FACTS_ACCEPTED_FIELD } from '#domain/moderation/review-document.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Field } from '#app/ui/field.tsx'
import { IconCheck, IconFactCheck, IconPlus } from '#app/ui/icon.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { Decision } from './decision.tsx'
import { markedWords } from './marked-words.ts'
import { QUOTE, RAISED, SECTION, useTyped } from './typed.ts'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

export function SchoolsCheck({ report, until }: { report: Report; until: string | null }) {
  const { facts } = report
  const points = factCheckPoints(facts.decided)
  const answered = points.filter((point) => point.answer !== null).length
  const isAccepted = shownValue(facts.decided, FACTS_ACCEPTED_FIELD) === true
  return (
    <Banner
      tone={isAccepted ? 'success' : 'info'}
      icon={<IconFactCheck />}
      title={isAccepted ? words.facts.acceptedTitle : words.facts.schoolTitle(until)}
      action={
        <div className="row">
          <RaisePoint report={report} />
          {!isAccepted && answered === points.length && (
            <Decision
              report={report}
              variant="primary"
              icon={<IconCheck />}
              label={words.facts.correct}
              title={words.facts.correctTitle}
              confirm={words.facts.correctConfirm}
              done={words.facts.correctDone}
              command={() => ({ type: 'factCheck.accept', args: {} })}
            >
              <p>{words.facts.correctText}</p>
            </Decision>
          )}
        </div>
      }
    >
      {isAccepted ? words.facts.acceptedText : words.facts.schoolText(points.length, answered)}
    </Banner>
  )
}

function RaisePoint({ report }: { report: Report }) {
  const { model, facts } = report
  const typed = useTyped(report)
  const [isMissing, setMissing] = useState(false)
  const text = typed.of(RAISED) ?? ''
  const quote = typed.of(QUOTE) ?? ''
  const section = typed.of(SECTION) ?? model.sections[0]?.id ?? 'cover'
  const open = () => {
    const marked = markedWords()
    setMissing(false)
    // What was begun and not sent is still there, unless it is about something else now.
    if (marked.quote === '') return
    typed.keep(QUOTE, marked.quote)
    typed.keep(SECTION, marked.section)
  }
  const clear = () => {
    typed.given(RAISED, text)
    typed.given(QUOTE, quote)
    typed.given(SECTION, section)
  }
  const command = () => {
    if (text.trim() === '') {
      setMissing(true)
      return null
    }
    const args = { point: v7(), section, field: 'text', quote, text }
    return { type: 'factCheck.raise', args }
  }
  return (
    <Decision
      report={report}
      icon={<IconPlus />}
      label={words.facts.raise}
      title={words.facts.raiseTitle}
      confirm={words.facts.confirm}
      done={words.facts.raised}
      onOpen={open}
      onGiven={clear}
      command={command}
    >
      <div className="stack">
        <Field label={words.facts.part}>
          <select className="input" value={section} onChange={(event) => typed.keep(SECTION, event.target.value)}>
            <option value="cover">{words.cover}</option>
            {model.sections.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </Field>
        <Field label={words.facts.quote} hint={words.facts.quoteHint}>
          <TextArea
            rows={2}
            adviceLimit={facts.framework.sizes.point}
            value={quote}
            onChange={(event) => typed.keep(QUOTE, event.target.value)}
          />
        </Field>
        <Field label={words.facts.text} error={isMissing && words.facts.empty}>
          <TextArea
            rows={3}
            adviceLimit={facts.framework.sizes.point}
            value={text}
            onChange={(event) => typed.keep(RAISED, event.target.value)}
          />
        </Field>
        <p className="muted small">{words.facts.raiseHint}</p>
      </div>
    </Decision>
  )
}
