import { Tag } from '#app/ui/tag.tsx'
import type { EvaluationStatus } from '#domain/people.ts'
import { words } from './words.ts'

const tones = { draft: 'neutral', submitted: 'success', returned: 'caution' } as const

export function StatusTag({ status }: { status: EvaluationStatus }) {
  return <Tag tone={tones[status]}>{words.status[status]}</Tag>
}
