/**
 * Opens a document and gives it to the fields that are drawn inside. They are drawn once it has been read, and never over
 * what could not be read.
 */
import { type ReactNode, useMemo } from 'react'
import type { Framework } from '#domain/framework/define.ts'
import { useStore } from '#app/store/hooks.ts'
import { Banner } from '#app/ui/banner.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useDocument } from './document.ts'
import { EditingContext } from './editing.ts'

const words = {
  opening: 'Opening…',
  damaged: {
    title: 'What is kept here on this device cannot be read',
    text: 'Nothing is shown in its place, so that nothing is saved over it. Save a copy from the queue page and tell the central team.',
  },
} as const

export interface OpenDocumentProps {
  readonly rid: string
  readonly doc: string
  readonly framework: Framework
  /** Whether it may be written now. */
  readonly open: boolean
  readonly children: ReactNode
}

export function OpenDocument({ rid, doc, framework, open, children }: OpenDocumentProps) {
  const { personId } = useStore()
  const document = useDocument(rid, doc)
  const { live, draft, refresh } = document?.status === 'ready' ? document : {}
  const editing = useMemo(
    () => (live && draft && refresh ? { rid, doc, personId, framework, live, draft, refresh, open } : null),
    [rid, doc, personId, framework, live, draft, refresh, open],
  )
  if (document?.status === 'damaged')
    return (
      <Banner tone="danger" icon={<IconAlert />} title={words.damaged.title}>
        {words.damaged.text}
      </Banner>
    )
  if (!editing) return <Progress label={words.opening} />
  return <EditingContext value={editing}>{children}</EditingContext>
}
