/**
 * The estimate of an area, or the question which of two it is. The person has one scale before them at a time: where
 * two devices gave two answers, choosing between them comes before changing either.
 */
import type { Json } from '#domain/custody/canonical.ts'
import { type Head, differingHeads } from '#domain/custody/state.ts'
import { estimateField } from '#domain/evaluation/fields.ts'
import { levelsOf } from '#domain/framework/levels.ts'
import { EstimateBadge } from '#app/ui/bars.tsx'
import { Card } from '#app/ui/card.tsx'
import { EstimateChoice } from '#app/ui/estimate-choice.tsx'
import { settle, useEditing } from '#app/writing/editing.ts'
import { domIdOf } from '#app/writing/field-ids.ts'
import { useWhoWhen } from '#app/writing/made-here.ts'
import { usePicked } from '#app/writing/picked.ts'
import { TwoAnswers } from '#app/writing/two-answers.tsx'
import { words as written } from '#app/writing/words.ts'
import { words } from './words.ts'

export function EstimateField({ area }: { area: string }) {
  const { framework } = useEditing()
  const field = estimateField(area)
  const { heads, value, pick } = usePicked(field)

  if (differingHeads(heads).length < 2) {
    return (
      <Card>
        <EstimateChoice
          id={domIdOf(field)}
          legend={words.estimate.legend}
          hint={words.estimate.hint}
          name={domIdOf(field)}
          levels={levelsOf(framework)}
          value={value}
          onChange={pick}
          onClear={() => pick(null)}
        />
      </Card>
    )
  }
  return (
    <Card title={words.estimate.legend}>
      <EstimateAnswers field={field} heads={heads} />
    </Card>
  )
}

function EstimateAnswers({ field, heads }: { field: string; heads: readonly Head[] }) {
  const editing = useEditing()
  const answers = differingHeads(heads)
  const whoWhen = useWhoWhen(answers)
  const rows = answers.map((head) => ({
    id: head.mid,
    label: <Level value={head.value} />,
    text: whoWhen(head),
  }))
  const chosen = (mid: string) => answers.find((head) => head.mid === mid)?.value ?? null
  return (
    <TwoAnswers field={field} answers={rows} beside onSettle={(mid) => settle(editing, field, chosen(mid), heads)} />
  )
}

function Level({ value }: { value: Json }) {
  const level = levelsOf(useEditing().framework).find((each) => each.id === value)
  if (!level) return written.answers.cleared
  return <EstimateBadge level={level.id} rank={level.rank} label={level.title} />
}
