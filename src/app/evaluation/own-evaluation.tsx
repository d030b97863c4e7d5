/**
 * Stands above the screens of a reviewer's evaluation: it opens the document and says why when it cannot be opened.
 * A form is drawn only once its values are there, and never over values that could not be read.
 */
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import { evaluationIsOpen } from '#domain/custody/judge.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import { useDraft, useReview, useSignedIn, useStore } from '#app/store/hooks.ts'
import { useLive } from '#app/store/live.ts'
import type { View } from '#app/store/store.ts'
import { useSync } from '#app/sync/hooks.ts'
import { EditingContext } from './editing.ts'
import { type LiveFields, liveFields } from './live-fields.ts'
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
  const document = useLiveDocument(rid, doc)
  const draft = useDraft(rid, doc)
  const patient = usePatience()
  const standing = useLive(store, () => store.evaluationStatus(rid, personId), [rid, personId])
  const live = document?.status === 'ready' && (document.downloaded || !patient) ? document.live : null
  const { status, waiting, state } = standing ?? {}
  const editing = useMemo(() => {
    if (!live || status === undefined || waiting === undefined || state === undefined) return null
    const open = evaluationIsOpen({ state, statuses: new Map([[personId, status]]) }, personId)
    const framework = frameworkOf(review.framework)
    const refresh = async () => {
      const view = await store.view(rid, doc)
      if (view.status === 'ready') live.set(view.fields)
    }
    return { rid, doc, personId, review, framework, live, draft, refresh, standing: { status, waiting, state }, open }
  }, [store, rid, doc, personId, review, live, draft, status, waiting, state])
  if (document?.status === 'damaged') return <DamagedPage school={review.school.name} rows={document.rows} />
  if (!editing) return <LoadingPage school={review.school.name} />
  return <EditingContext value={editing}>{children}</EditingContext>
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

type Opening =
  | { status: 'ready'; live: LiveFields; downloaded: boolean }
  | { status: 'damaged'; rows: readonly unknown[] }

function useLiveDocument(rid: string, doc: string): Opening | null {
  const store = useStore()
  const [opening, setOpening] = useState<Opening | null>(null)
  useEffect(() => {
    let live: LiveFields | null = null
    const show = ({ view, downloaded }: { view: View; downloaded: boolean }) => {
      if (view.status === 'damaged') return setOpening(view)
      if (live) live.set(view.fields)
      const open = (live ??= liveFields(view.fields, schedule))
      setOpening((last) =>
        last?.status === 'ready' && last.live === open && last.downloaded === downloaded
          ? last
          : { status: 'ready', live: open, downloaded },
      )
    }
    // In this order: what is said to have been downloaded is then in the view.
    const query = async () => {
      const downloaded = await store.isDownloaded(rid)
      return { downloaded, view: await store.view(rid, doc) }
    }
    // A storage that fails leaves what is shown in place.
    return store.live(query).subscribe(show, () => undefined)
  }, [store, rid, doc])
  return opening
}

function schedule(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}
