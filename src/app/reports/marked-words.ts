import { documentId } from '#domain/custody/grammar.ts'
import { anchor } from '#domain/report/blocks.ts'
import { COVER } from '#domain/report/cover.ts'

/** Words of the report that somebody has marked, and the section that they are in. */
export interface Marked {
  readonly section: string | null
  readonly quote: string
}

const SECTION = anchor('section', '')

/** What is marked in the report now; nothing where it is marked elsewhere. */
export function markedWords(): Marked {
  const selection = document.getSelection()
  const node = selection?.anchorNode
  const element = node instanceof Element ? node : node?.parentElement
  if (!selection || !element?.closest('.report')) return { section: null, quote: '' }
  const id = element.closest(`section[id^="${SECTION}"]`)?.id
  // Around the sections stands what was written for the cover.
  return { section: id?.slice(SECTION.length) ?? documentId(COVER), quote: selection.toString().trim() }
}
