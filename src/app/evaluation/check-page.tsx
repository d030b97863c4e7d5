/**
 * The last look before handing in: everything that was answered, with a way back to each field. What is missing is said
 * when a person asks to submit and not before; submitting works without a connection.
 */
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useDocumentTitle } from '#app/shell/document-title.ts'
import { useStore } from '#app/store/hooks.ts'
import { BottomBar } from '#app/ui/bottom-bar.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { Page, PageTitle } from '#app/ui/page.tsx'
import { useEvaluation } from './evaluation.ts'
import { AreaAnswers } from './area-answers.tsx'
import { type CheckError, CheckErrors } from './check-errors.tsx'
import { errorsOf } from './errors-of.ts'
import { EvaluationHeader } from './evaluation-header.tsx'
import { ExcellenceAnswers } from './excellence-answers.tsx'
import { domIdOf } from '#app/writing/field-ids.ts'
import { HeldNotice } from './held-notice.tsx'
import { useKeptFocus } from '#app/shell/kept-focus.ts'
import { leadsReview } from './next-steps.ts'
import { nominationId } from './nomination-id.ts'
import { OpenQuestions } from './open-questions.tsx'
import { OwnEvaluation } from './own-evaluation.tsx'
import { ReadOnlyNote } from './read-only-note.tsx'
import { SubmitPanel } from './submit-panel.tsx'
import { SubmittedPanel } from './submitted-panel.tsx'
import { tabOf } from './tab-of.ts'
import { WithdrawnAnswers } from './withdrawn-answers.tsx'
import { checkWords } from './check-words.ts'
import { pageTitle, words } from './words.ts'

export function CheckPage() {
  const { rid } = useParams({ from: '/with-person/reviews/$rid/evaluation/check' })
  return (
    <OwnEvaluation key={rid} rid={rid}>
      <Check />
    </OwnEvaluation>
  )
}

const NO_ERRORS: readonly CheckError[] = []

function Check() {
  const { rid, doc, personId, review, framework, live, standing, open } = useEvaluation()
  const [errors, setErrors] = useState(NO_ERRORS)
  const [moved, setMoved] = useState(false)
  const store = useStore()
  useKeptFocus(standing.status)
  useDocumentTitle(pageTitle(words.check, review.school.name))

  const isComplete = async (since = { moved: false }) => {
    const found = errorsOf(framework, doc, live.get(), await store.refusedIn(rid, doc))
    setErrors(found)
    setMoved(since.moved)
    return found.length === 0
  }
  const change = open ? (field: string, what: string) => <Change rid={rid} field={field} what={what} /> : undefined

  return (
    <>
      <EvaluationHeader />
      <Page className="check">
        <CheckErrors rid={rid} errors={open ? errors : NO_ERRORS} moved={moved} />
        {standing.status === 'submitted' ? (
          <SubmittedPanel />
        ) : (
          <PageTitle
            title={words.check}
            lead={open && (leadsReview(review, personId) ? checkWords.leadOwn : checkWords.lead)}
          />
        )}
        <HeldNotice isComplete={isComplete} />
        {!open && standing.status !== 'submitted' && <ReadOnlyNote />}
        {/* The summary of what is missing lists them too. */}
        {open && errors.length === 0 && <OpenQuestions />}
        <div className="stack check__answers">
          {framework.areas.map((area) => (
            <AreaAnswers key={area.id} area={area} titled change={change && withArea(change, area.short)} />
          ))}
          {framework.excellence &&
            review.nominations.map((nomination) => (
              <ExcellenceAnswers
                key={nomination}
                nomination={nominationId(nomination)}
                questions={framework.excellence!.evaluation}
                title={framework.excellence!.title}
                change={change}
              />
            ))}
          {framework.excellence && <WithdrawnAnswers excellence={framework.excellence} change={change} />}
          {open && <SubmitPanel isComplete={isComplete} />}
        </div>
      </Page>
      <BottomBar label={words.bar}>
        <Link to="/reviews/$rid/evaluation" params={{ rid }} className={buttonClass('secondary')}>
          {checkWords.back}
        </Link>
      </BottomBar>
    </>
  )
}

type ChangeLink = (field: string, what: string) => ReactNode
const withArea =
  (change: ChangeLink, area: string): ChangeLink =>
  (field, what) =>
    change(field, `${what}, ${area}`)

function Change({ rid, field, what }: { rid: string; field: string; what: string }) {
  return (
    <Link
      to="/reviews/$rid/evaluation"
      params={{ rid }}
      search={{ tab: tabOf(field) }}
      hash={domIdOf(field)}
      className="check__change"
    >
      {checkWords.change}
      <span className="visually-hidden"> {what}</span>
    </Link>
  )
}
