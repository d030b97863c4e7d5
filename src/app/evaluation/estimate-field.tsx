import { differingHeads } from '#domain/custody/state.ts'
import { estimateField } from '#domain/evaluation/fields.ts'
import { EstimateBadge } from '#app/ui/bars.tsx'
import { Card } from '#app/ui/card.tsx'
import { EstimateChoice } from '#app/ui/estimate-choice.tsx'
import { settle, useEditing } from './editing.ts'
import { domIdOf } from './field-ids.ts'
import { levelsOf } from './levels.ts'
import { useWhoWhen } from './made-here.ts'
import { usePicked } from './picked.ts'
import { TwoAnswers } from './two-answers.tsx'
import { words } from './words.ts'

/** The estimate of an area; where two devices gave two, the question which one. */
export function EstimateField({ area }: { area: string }) {
  const editing = useEditing()
  const field = estimateField(area)
  const { heads, value, pick } = usePicked(field)
  const answers = differingHeads(heads)
  const whoWhen = useWhoWhen(answers)
  const levels = levelsOf(editing.framework)

  if (answers.length < 2) {
    return (
      <Card>
        <EstimateChoice
          id={domIdOf(field)}
          legend={words.estimate.legend}
          hint={words.estimate.hint}
          name={domIdOf(field)}
          levels={levels}
          value={value}
          onChange={pick}
          onClear={() => pick(null)}
        />
      </Card>
    )
  }
  const rows = answers.map((head) => {
    const level = levels.find((each) => each.id === head.value)
    return {
      id: head.mid,
      label: level ? <EstimateBadge level={level.id} rank={level.rank} label={level.title} /> : words.answers.cleared,
      text: whoWhen(head),
    }
  })
  return (
    <Card title={words.estimate.legend}>
      <TwoAnswers
        field={field}
        answers={rows}
        beside
        onSettle={(id) => settle(editing, field, answers.find((head) => head.mid === id)?.value ?? null)}
      />
    </Card>
  )
}
