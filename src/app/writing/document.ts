/**
 * A document as it is opened to be written in: what it holds, kept up to date beside the typing, and the draft that
 * takes what is typed. It is read whole before any field is drawn, since a form over values that could not be read would
 * save emptiness over them.
 */
import { useEffect, useMemo, useState } from 'react'
import type { Draft } from '#app/store/draft.ts'
import { useDraft, useStore } from '#app/store/hooks.ts'
import type { View } from '#app/store/store.ts'
import { type LiveFields, liveFields } from './live-fields.ts'

export type OpenedDocument =
  | { readonly status: 'damaged'; readonly rows: readonly unknown[] }
  | {
      readonly status: 'ready'
      readonly live: LiveFields
      readonly draft: Draft
      readonly refresh: () => Promise<void>
      /** Whether this device has its first copy of the review: before that an empty document says nothing. */
      readonly downloaded: boolean
    }

/** Opens a document; null until it has been read. */
export function useDocument(rid: string, doc: string): OpenedDocument | null {
  const store = useStore()
  const draft = useDraft(rid, doc)
  const opening = useOpening(rid, doc)
  return useMemo(() => {
    if (opening?.status !== 'ready') return opening
    const { live, downloaded } = opening
    const refresh = async () => {
      const view = await store.view(rid, doc)
      if (view.status === 'ready') live.set(view.fields)
    }
    return { status: 'ready', live, draft, refresh, downloaded }
  }, [store, rid, doc, draft, opening])
}

type Opening =
  | { readonly status: 'ready'; readonly live: LiveFields; readonly downloaded: boolean }
  | { readonly status: 'damaged'; readonly rows: readonly unknown[] }

function useOpening(rid: string, doc: string): Opening | null {
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
