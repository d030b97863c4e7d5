/**
 * What has changed in a report, sentence by sentence: how each stood and how it stands, said in words and marked within the
 * sentence. It is the same list before an amendment is published and, for the school, after.
 */
import type { ReactNode } from 'react'
import type { ChangedText, ChangedWords } from '#domain/report/differences.ts'
import { type Run, wordDifferences } from '#app/writing/word-differences.ts'
import { words as all } from './words.ts'
import './changed-texts.css'

const words = all.changes

export function ChangedTexts({ texts }: { texts: readonly ChangedText[] }) {
  if (texts.length === 0) return <p className="muted">{words.none}</p>
  const parts = [...Map.groupBy(texts, ({ part }) => part)]
  return parts.map(([part, changed]) => (
    <section key={part} className="changed" aria-label={part}>
      <h3 className="changed__part">{part}</h3>
      {changed.map(({ under, changes }, at) => (
        <div key={at} className="changed__text">
          {under !== null && <p className="changed__under muted small">{under}</p>}
          {changes.map((change, index) => (
            <Changed key={index} change={change} />
          ))}
        </div>
      ))}
    </section>
  ))
}

function Changed({ change: { before, after } }: { change: ChangedWords }) {
  const [was, is] = [before.trim(), after.trim()]
  if (was === is) return <p className="changed__spaces muted">{words.spaces}</p>
  if (was === '' || is === '')
    return (
      <dl className="changed__words">
        <Side label={was === '' ? words.added : words.removed}>{was + is}</Side>
      </dl>
    )
  const [gone, come] = wordDifferences(was, is)
  return (
    <dl className="changed__words">
      <Side label={words.before}>
        <Marked runs={gone} as="del" />
      </Side>
      <Side label={words.now}>
        <Marked runs={come} as="ins" />
      </Side>
    </dl>
  )
}

const Side = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="changed__side">
    <dt>{label}</dt>
    <dd dir="auto">{children}</dd>
  </div>
)

function Marked({ runs, as: Mark }: { runs: readonly Run[]; as: 'del' | 'ins' }) {
  return runs.map(({ text, differs }, at) => (differs ? <Mark key={at}>{text}</Mark> : <span key={at}>{text}</span>))
}
