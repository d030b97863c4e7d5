/** What the large moderation is made of: a framework, a review, and what its reviewers have submitted. */
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { evaluationOf } from '#domain/custody/grammar.ts'
import type { Head } from '#domain/custody/state.ts'
import { estimateField, pointPath } from '#domain/evaluation/fields.ts'
import type { Framework } from '#domain/framework/define.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { REVIEW, STATE_FIELD, statusField } from '#domain/moderation/review-document.ts'
import type { DocumentRow } from '#app/store/rows.ts'

const AT = '2026-11-21T14:00:00.000Z'
let made = 0
const id = () => `01939f3a-0000-7000-8000-${(made += 1).toString(16).padStart(12, '0')}`

export function largeFramework(areas: number): Framework {
  const [area] = qar2019.areas
  return {
    ...qar2019,
    id: 'large',
    areas: Array.from({ length: areas }, (_, at) => ({
      ...area!,
      id: `area-${at}`,
      title: `Criterion ${at + 1}: how leaders know what pupils learn`,
      short: `Criterion ${at + 1}`,
    })),
  }
}

export function largeReview(reviewers: number, framework: string): ReviewDetail {
  const lead = { personId: id(), name: 'Lead Reviewer', role: 'LR' as const }
  const peers = Array.from({ length: reviewers }, (_, at) => ({
    personId: id(),
    name: `Reviewer Number${at + 1}`,
    role: 'PR' as const,
  }))
  return {
    id: id(),
    school: { id: id(), name: 'A school' },
    framework,
    state: 'S',
    from: '2026-11-20',
    to: '2026-11-22',
    lead: lead.personId,
    team: [lead, ...peers],
    myRole: 'LR',
    nominations: [],
    previous: null,
  } as ReviewDetail
}

/** Each reviewer's evaluation: an estimate and three points in each area, and that all of them are submitted. */
export function largeDocuments({ id: rid, team }: ReviewDetail, { areas, scale }: Framework): DocumentRow[] {
  const head = (by: string, value: Head['value']): Head[] => [{ mid: id(), by, value, at: AT, receivedAt: AT }]
  const row = (doc: string, fields: DocumentRow['fields']): DocumentRow => ({ rid, doc, seq: 1, fields, held: [] })
  const peers = team.filter(({ role }) => role === 'PR').map(({ personId }) => personId)
  const evaluations = peers.map((by, reviewer) => {
    const fields = areas.flatMap(({ id: area, lists }, at) => [
      [estimateField(area), head(by, scale!.levels[(at + (reviewer % 2)) % 4]!.id)] as const,
      ...[0, 1, 2].map((point) => {
        const text = `Pupils explain, in full sentences, why their method works, and check it. Point ${point}.`
        return [`${pointPath(area, lists[point % lists.length]!.id, `p${point}`)}/text`, head(by, text)] as const
      }),
    ])
    return row(evaluationOf(by), Object.fromEntries(fields))
  })
  const statuses = peers.map((by) => [statusField(by), head(by, 'submitted')] as const)
  return [...evaluations, row(REVIEW, { ...Object.fromEntries(statuses), [STATE_FIELD]: head('system', 'S') })]
}
