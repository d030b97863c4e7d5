import { type Fields, shownValue } from '#domain/custody/state.ts'
import type { Excellence } from '#domain/framework/define.ts'
import type { ReportSection } from './model.ts'

type Told = Pick<Extract<ReportSection, { kind: 'excellence' }>, 'areas' | 'accredited'>

/** Who leads it is told apart from what it is; how to reach them is nobody's business but the network's. */
const TITLE = 'title'
const LEAD = { name: 'lead-name', title: 'lead-title', email: 'lead-email' } as const
const APART: readonly string[] = [TITLE, ...Object.values(LEAD)]

/** The Areas of Excellence that the school has put forward, as a report tells of them. */
export function excellenceIn(excellence: Excellence, nominations: ReadonlyMap<string, Fields>): Told {
  const areas = [...nominations.values()].map((fields) => {
    const name = textIn(fields, LEAD.name)
    return {
      title: textIn(fields, TITLE),
      outcome: 'put-forward' as const,
      details: excellence.nomination
        .filter((question) => question.kind === 'text' && !APART.includes(question.id))
        .map((question) => ({ title: question.label, text: textIn(fields, question.id) }))
        .filter(({ text }) => text.trim() !== ''),
      lead: name.trim() === '' ? null : { name, title: textIn(fields, LEAD.title) },
    }
  })
  return { areas, accredited: [] }
}

function textIn(fields: Fields, field: string): string {
  const value = shownValue(fields, field)
  return typeof value === 'string' ? value : ''
}
