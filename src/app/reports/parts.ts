import type { Area, Framework } from '#domain/framework/define.ts'
import { COVER_SECTION } from '#domain/report/cover.ts'
import { EXCELLENCE_SECTION } from '#domain/report/sections.ts'
import { words } from './words.ts'

/** A part of a report as it is written: the cover, then the framework's sections. */
export interface Part {
  readonly id: string
  readonly title: string
  /** What it is called where there is little room. */
  readonly short: string
  /** The area that it is about, if it is about one. */
  readonly area: Area | null
}

export function partsOf({ report, areas, excellence }: Framework): readonly Part[] {
  const sections = report.sections.map(({ id, title }): Part => {
    const area = areas.find((each) => each.id === id) ?? null
    const short = area?.short ?? (id === EXCELLENCE_SECTION && excellence ? excellence.short : title)
    return { id, title, short, area }
  })
  return [{ id: COVER_SECTION, title: words.cover, short: words.cover, area: null }, ...sections]
}
