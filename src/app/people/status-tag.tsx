import { Tag } from '#app/ui/tag.tsx'
import type { PersonSafety } from './safety.ts'
import { words } from './words.ts'

const tones = { draft: 'neutral', submitted: 'success', returned: 'caution' } as const

/** Where a person's evaluation stands; of who writes none a dash, and for those who hear it, why. */
export function StatusTag({ person: { status, who } }: { person: PersonSafety }) {
  if (status !== null) return <Tag tone={tones[status]}>{words.status[status]}</Tag>
  const why = whyNoEvaluation({ who })
  return (
    <span className="muted" title={why}>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{why}</span>
    </span>
  )
}

export function whyNoEvaluation({ who }: Pick<PersonSafety, 'who'>): string {
  return who === 'host' ? words.noEvaluation.host : words.noEvaluation.other
}
