import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { ToastRegion } from '#app/ui/toast.tsx'
import { StorageAlert } from './storage-alert.tsx'
import { UpdateNotice } from './update-notice.tsx'

/** What stands around every page: the way past the header, messages, and word of a new version. */
export function Frame({ children }: { children: ReactNode }) {
  usePageFocus()
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <StorageAlert />
      {children}
      <UpdateNotice />
      <ToastRegion />
    </>
  )
}

/** After a move to another page the focus goes to its start, as it does when a browser loads one. */
function usePageFocus(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const first = useRef(true)
  useEffect(() => {
    if (path === undefined) return
    if (!first.current && !location.hash) document.getElementById('main')?.focus({ preventScroll: true })
    first.current = false
  }, [path])
}
