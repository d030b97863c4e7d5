/** Text in a line of Word: what somebody wrote, to the character, and an estimate with its glyph. */
import { type ParagraphChild, ShadingType, Tab, TextRun } from 'docx'
import type { ReportEstimate } from '#domain/report/model.ts'
import { NOT_AGREED } from '#domain/report/words.ts'
import { LEVELS, QUIET } from './docx-style.ts'

type Look = { readonly bold?: boolean; readonly color?: string }

/** Line breaks and tabs are elements of their own in Word; every other character is itself. */
export function runs(text: string, look: Look = {}): TextRun[] {
  return text.split('\n').map((line, at) => {
    const pieces = line.split('\t').flatMap((piece, index) => (index === 0 ? [piece] : [new Tab(), piece]))
    return new TextRun({ ...look, ...(at === 0 ? {} : { break: 1 }), children: pieces })
  })
}

/** The word and its bars: three squares, as many filled as the level's rank. */
export function estimateRuns(estimate: ReportEstimate | null): ParagraphChild[] {
  if (estimate === null) return runs(NOT_AGREED, { color: QUIET })
  const { fill, ink } = LEVELS[estimate.rank] ?? LEVELS[0]
  const shading = { type: ShadingType.CLEAR, color: 'auto', fill }
  const bars = '■'.repeat(estimate.rank) + '□'.repeat(3 - estimate.rank)
  return [new TextRun({ text: ` ${bars} ${estimate.title} `, bold: true, color: ink, shading })]
}
