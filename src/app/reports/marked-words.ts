/**
 * Words that somebody has marked in a report on the screen, by mouse, finger or keys. The page is asked where they are and
 * the report what they are, so that nothing which is laid over it gets into a quote.
 */
import { type RefObject, useEffect, useState } from 'react'
import { type Piece, type Quote, type Spot, quoteOf } from '#domain/report/quotes.ts'
import { MARK_LINK } from './marks.ts'

/** A tap on a button takes the marking away before it is a press: what was marked counts for that long. */
const LINGERS_MS = 500

/** What is marked within an element now, followed as it changes; null where nothing of the report is marked. */
export function useMarkedWords(within: RefObject<HTMLElement | null>, pieces: readonly Piece[]): Quote | null {
  const [marked, setMarked] = useState<Quote | null>(null)
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      // What a dialog takes the marking from is still what it was opened about.
      if (document.querySelector(':modal')) return
      clearTimeout(leaving)
      const now = within.current && markedWords(within.current, pieces)
      const take = () =>
        setMarked((last) => (now?.quote === last?.quote && now?.section === last?.section ? last : now))
      if (now) take()
      else leaving = setTimeout(take, LINGERS_MS)
    }
    document.addEventListener('selectionchange', look)
    // Another text may have come under what is marked.
    look()
    return () => {
      clearTimeout(leaving)
      document.removeEventListener('selectionchange', look)
    }
  }, [within, pieces])
  return marked
}

function markedWords(within: HTMLElement, pieces: readonly Piece[]): Quote | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || !within.contains(selection.anchorNode)) return null
  const range = selection.getRangeAt(0)
  const spots: Spot[] = []
  for (const { node, piece, before } of textsIn(within, pieces)) {
    if (!range.intersectsNode(node)) continue
    const from = node === range.startContainer ? range.startOffset : 0
    const to = node === range.endContainer ? range.endOffset : node.length
    if (from < to) spots.push({ piece, at: before + from }, { piece, at: before + to })
  }
  return spots.length === 0 ? null : quoteOf(pieces, spots[0]!, spots.at(-1)!)
}

/** The texts on the page that are of the report, each with its piece and what of it stands in the texts before. */
function* textsIn(within: HTMLElement, pieces: readonly Piece[]) {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT)
  let piece = 0
  let before = 0
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const parent = node.parentElement
    if (!parent?.closest('[data-said]') || parent.closest(`.${MARK_LINK}`)) continue
    yield { node, piece, before }
    before += node.length
    if (before < (pieces[piece]?.text.length ?? 0)) continue
    piece++
    before = 0
  }
}
