/**
 * Stands above the screens of a reviewer's evaluation: it opens the document and says why when it cannot be opened.
 * A form is drawn only once its values are there, and never over values that could not be read.
 */
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { evaluationIsOpen } from '#domain/custody/judge.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import { useReview, useSignedIn, useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import { useSync } from '#app/sync/hooks.ts'
import { useDocument } from '#app/writing/document.ts'
import { EditingContext } from '#app/writing/editing.ts'
import { EvaluationContext } from './evaluation.ts'
import { DamagedPage, LoadingPage, MissingPage } from './closed-pages.tsx'

export function OwnEvaluation({ rid, children }: { rid: string; children: ReactNode }) {
  const found = useReview(rid)
  const person = useSignedIn()
  if (found.status === 'loading') return <LoadingPage />
  if (found.status === 'missing') return <MissingPage />
  const reviewer = found.review.team.some((member) => member.personId === person?.id)
  if (!person || !reviewer) return <MissingPage school={found.review.school.name} />
  return (
    <Opened review={found.review} personId={person.id}>
      {children}
    </Opened>
  )
}

function Opened({ review, personId, children }: { review: ReviewDetail; personId: string; children: ReactNode }) {
  const rid = review.id
  const doc = evaluationOf(personId)
  const store = useStore()
  const document = useDocument(rid, doc)
  const patient = usePatience()
  const standing = useLive(store, () => store.evaluationStatus(rid, personId), [rid, personId])
  const opened = document?.status === 'ready' && (document.downloaded || !patient) ? document : null
  const { live, draft, refresh } = opened ?? {}
  const { status, waiting, state } = standing ?? {}
  const evaluation = useMemo(() => {
    if (!live || !draft || !refresh || status === undefined || waiting === undefined || state === undefined) return null
    const open = evaluationIsOpen({ state, statuses: new Map([[personId, status]]) }, personId)
    const framework = frameworkOf(review.framework)
    return { rid, doc, personId, review, framework, live, draft, refresh, standing: { status, waiting, state }, open }
  }, [rid, doc, personId, review, live, draft, refresh, status, waiting, state])
  if (document?.status === 'damaged') return <DamagedPage school={review.school.name} rows={document.rows} />
  if (!evaluation) return <LoadingPage school={review.school.name} />
  return (
    <EvaluationContext value={evaluation}>
      <EditingContext value={evaluation}>{children}</EditingContext>
    </EvaluationContext>
  )
}

const PATIENCE_MS = 8000

/**
 * Whether to wait for this device's first copy of the review, which is still on its way: an evaluation begun on another
 * device must not look empty meanwhile. Without a connection, or when it takes too long, writing comes first.
 */
function usePatience(): boolean {
  const { state } = useSync()
  const [patient, setPatient] = useState(true)
  useEffect(() => schedule(() => setPatient(false), PATIENCE_MS), [])
  return patient && (state === 'idle' || state === 'sending')
}

function schedule(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}
