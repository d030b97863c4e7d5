/**
 * How a report looks in Word: one set of named styles, so that a school that pastes it into its own plan, or gives it
 * its own look, changes a style and not each line. Sizes are half points, spaces twentieths of a point.
 */
import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'

const INK = '14232B'
export const QUIET = '465860'
export const LINE = 'D3DBDE'
export const TINT = 'E0EFF1'
const BRAND = '0B5563'
const CAUTION = '8A5300'
const FONT = 'Arial'

/** By an estimate's rank. */
export const LEVELS = [
  { fill: 'E8ECEE', ink: '24333B' },
  { fill: 'FBF1DE', ink: '5B3B00' },
  { fill: 'CFE6E9', ink: '0A3D47' },
  { fill: '0B4A57', ink: 'FFFFFF' },
] as const

const SMALL = { size: 18, color: QUIET }

const heading = (size: number, before: number) => ({
  run: { size, bold: true, color: INK, font: FONT },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
})

export const stylesIn = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: FONT, size: 21, color: INK, language: { value: language } },
      paragraph: { spacing: { after: 120, line: 288, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { size: 48, bold: true, color: INK, font: FONT }, paragraph: { spacing: { after: 240 } } },
    heading1: heading(32, 480),
    heading2: heading(24, 280),
    heading3: heading(21, 240),
    listParagraph: { paragraph: { spacing: { after: 120 } } },
  },
  paragraphStyles: [
    { id: 'Quiet', name: 'Quiet', basedOn: 'Normal', run: SMALL, paragraph: { spacing: { after: 80 } } },
    { id: 'Cell', name: 'Cell', basedOn: 'Normal', paragraph: { spacing: { after: 0 } } },
    { id: 'CellQuiet', name: 'Cell, quiet', basedOn: 'Normal', run: SMALL, paragraph: { spacing: { after: 0 } } },
  ],
})

/** The two kinds of lists: what is to be done next stands out in print, too. */
export const POINTS = 'points'
export const NEXT_STEPS = 'next-steps'
export const INDENT = { left: 360, hanging: 280 }

const bullet = (reference: string, text: string, color: string) => ({
  reference,
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: INDENT }, run: { color, font: FONT } },
    },
  ],
})

export const numbering: INumberingOptions = {
  config: [bullet(POINTS, '•', BRAND), bullet(NEXT_STEPS, '▪', CAUTION)],
}
