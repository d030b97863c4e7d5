import { useEffect } from 'react'

/** The window's title, which a screen reader says first and a person looks for among their tabs. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
