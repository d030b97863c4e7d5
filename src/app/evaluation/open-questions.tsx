/**
 * What is still to be chosen, and what could not be sent, on the page where answers are checked: each line leads to its
 * tab and into its field. It is there before anybody asks to submit, since it is not about something that the person has
 * forgotten.
 */
import { type ReactNode, useCallback, useId } from 'react'
import type { Fields } from '#domain/custody/state.ts'
import { IconAlert, IconDiffers } from '#app/ui/icon.tsx'
import { type CheckError, CheckLine, keyOf } from './check-errors.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { questionsOf, refusalsOf } from './errors-of.ts'
import { useFields } from '#app/writing/live-fields.ts'
import { useRefused } from './refused.ts'
import { checkWords } from './check-words.ts'
import './open-questions.css'

export function OpenQuestions() {
  const { doc, framework, live } = useEditing()
  const refused = useRefused()
  const questions = useCallback((fields: Fields) => questionsOf(framework, doc, fields), [framework, doc])
  const refusals = useCallback(
    (fields: Fields) => refusalsOf(framework, doc, fields, refused),
    [framework, doc, refused],
  )
  return (
    <>
      <Open title={checkWords.asked} icon={<IconDiffers />} lines={useFields(live, questions, sameLines)} />
      <Open title={checkWords.refused} icon={<IconAlert />} lines={useFields(live, refusals, sameLines)} />
    </>
  )
}

interface OpenProps {
  readonly title: string
  readonly icon: ReactNode
  readonly lines: readonly CheckError[]
}

function Open({ title, icon, lines }: OpenProps) {
  const { rid } = useEditing()
  const id = useId()
  if (lines.length === 0) return null
  return (
    <section className="open-questions" aria-labelledby={id}>
      <h2 className="open-questions__title" id={id}>
        {icon}
        {title}
      </h2>
      <ul>
        {lines.map((line) => (
          <li key={keyOf(line)}>
            <CheckLine rid={rid} error={line} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function sameLines(a: readonly CheckError[], b: readonly CheckError[]): boolean {
  return (
    a.length === b.length &&
    a.every((line, i) => [keyOf(line), line.message].join() === [keyOf(b[i]!), b[i]!.message].join())
  )
}
