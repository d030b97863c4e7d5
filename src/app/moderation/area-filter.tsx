import { useId } from 'react'
import { ChipChoice } from '#app/ui/chip-choice.tsx'
import { words } from './words.ts'

export interface Choice {
  readonly id: string
  readonly label: string
}

/** Which areas are shown. Native radio buttons: one tab stop, arrows choose. */
export function AreaFilter(props: { choices: readonly Choice[]; value: string; onChange: (id: string) => void }) {
  const name = useId()
  return (
    <fieldset className="area-filter no-print">
      <legend className="area-filter__legend">{words.filter.legend}</legend>
      <div className="area-filter__choices">
        {props.choices.map(({ id, label }) => (
          <ChipChoice
            key={id}
            type="radio"
            name={name}
            checked={props.value === id}
            onChange={() => props.onChange(id)}
          >
            {label}
          </ChipChoice>
        ))}
      </div>
    </fieldset>
  )
}
