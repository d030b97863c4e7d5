/**
 * The school says that a fact is wrong: about words that it has marked in the report, or about a sentence that it chooses
 * from a list, for whoever cannot mark any. What it types is kept until it is given, whatever is looked at meanwhile.
 */
import { useState } from 'react'
import { v7 } from 'uuid'
import { NO_SECTION, type Piece, type Quote, sentencesIn } from '#domain/report/quotes.ts'
import { Field } from '#app/ui/field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { KeptWords } from '#app/writing/kept-words.ts'
import { NotKept } from '#app/writing/not-kept.tsx'
import { AskedDecision } from './decision.tsx'
import { QUOTE, RAISED, SECTION, useTyped } from './typed.ts'
import type { Report } from './use-report.ts'
import { words as all } from './words.ts'

const words = all.facts

/** A point is about these words from now on; what was typed of others stays. */
export function aboutThese(typed: KeptWords, { section, quote }: Quote): void {
  typed.keep(SECTION, section)
  typed.keep(QUOTE, quote)
}

export interface RaisePointProps {
  readonly report: Report
  readonly pieces: readonly Piece[]
  readonly onClose: () => void
}

export function RaisePoint({ report, pieces, onClose }: RaisePointProps) {
  const typed = useTyped(report)
  const text = typed.of(RAISED) ?? ''
  const quote = typed.of(QUOTE) ?? ''
  const section = typed.of(SECTION) ?? report.model.sections[0]?.id ?? NO_SECTION
  const [isMissing, setMissing] = useState(false)
  const sentences = sentencesIn(ownPieces(report, pieces), section)
  const quotes = quote === '' || sentences.includes(quote) ? sentences : [quote, ...sentences]
  const command = () => {
    setMissing(text.trim() === '')
    if (text.trim() === '') return null
    return { type: 'factCheck.raise', args: { point: v7(), section, field: 'text', quote, text } }
  }
  return (
    <AskedDecision
      report={report}
      title={words.raiseTitle}
      confirm={words.confirm}
      done={words.raised}
      onGiven={() => {
        typed.given(RAISED, text)
        typed.given(QUOTE, quote)
        typed.given(SECTION, section)
      }}
      command={command}
      onClose={onClose}
    >
      <div className="stack">
        <Field label={words.part}>
          <select
            className="input"
            value={section}
            onChange={(event) => aboutThese(typed, { section: event.target.value, quote: '' })}
          >
            <option value={NO_SECTION}>{all.cover}</option>
            {report.model.sections.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </Field>
        <Field label={words.quote} hint={words.quoteHint}>
          <select className="input" value={quote} onChange={(event) => typed.keep(QUOTE, event.target.value)}>
            <option value="">{words.wholePart}</option>
            {quotes.map((each) => (
              <option key={each} value={each}>
                {shortened(each)}
              </option>
            ))}
          </select>
        </Field>
        {quote !== '' && <blockquote className="fact-point__quote">{quote}</blockquote>}
        <Field label={words.text} error={isMissing && words.empty}>
          <TextArea
            rows={3}
            data-first-focus=""
            adviceLimit={report.facts.framework.sizes.point}
            value={text}
            onChange={(event) => typed.keep(RAISED, event.target.value)}
          />
        </Field>
        <NotKept keeping={typed.keeping} />
      </div>
    </AskedDecision>
  )
}

/** What the last review asked for, and what the school has said of it since, is no part of this report's facts. */
function ownPieces({ model: { previous } }: Report, pieces: readonly Piece[]): readonly Piece[] {
  const since = new Set(previous?.steps.flatMap(({ text, note }) => [text, note]))
  return pieces.filter(({ section, text }) => section !== NO_SECTION || !since.has(text))
}

const LONGEST_OPTION = 90

const shortened = (quote: string) =>
  quote.length > LONGEST_OPTION ? `${quote.slice(0, LONGEST_OPTION).toWellFormed()}…` : quote
