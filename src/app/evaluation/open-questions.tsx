/**
 * What is still to be chosen, on the page where answers are checked: each line leads to its tab and into its question.
 * It is there before anybody asks to submit, since it is not about something that the person has forgotten.
 */
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Fields } from '#domain/custody/state.ts'
import { IconDiffers } from '#app/ui/icon.tsx'
import type { CheckError } from './check-errors.tsx'
import { useEditing } from './editing.ts'
import { questionsOf } from './errors-of.ts'
import { useFields } from './live-fields.ts'
import { words } from './words.ts'
import './open-questions.css'

export function OpenQuestions() {
  const { rid, doc, framework, live } = useEditing()
  const select = useCallback((fields: Fields) => questionsOf(framework, doc, fields), [framework, doc])
  const questions = useFields(live, select, sameQuestions)
  if (questions.length === 0) return null
  return (
    <section className="open-questions" aria-labelledby="open-questions-title">
      <h2 className="open-questions__title" id="open-questions-title">
        <IconDiffers />
        {words.checkPage.asked}
      </h2>
      <ul>
        {questions.map(({ tab, fieldId, message }) => (
          <li key={fieldId}>
            <Link to="/reviews/$rid/evaluation" params={{ rid }} search={{ tab }} hash={fieldId}>
              {message}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function sameQuestions(a: readonly CheckError[], b: readonly CheckError[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ fieldId, message }, i) => [fieldId, message].join() === [b[i]!.fieldId, b[i]!.message].join())
  )
}
