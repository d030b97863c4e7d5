/**
 * A level to be chosen for the team. It is compact, since the descriptors stand beside it, and nothing is chosen beforehand;
 * native radio buttons, so that arrows choose and a screen reader says how many there are.
 */
import { useId } from 'react'
import { barsOf } from '#app/ui/bars.tsx'
import { IconCheck } from '#app/ui/icon.tsx'
import type { Framework } from '#domain/framework/define.ts'
import { levelsOf } from '#domain/framework/levels.ts'

export interface LevelChoiceProps {
  framework: Framework
  legend: string
  hint?: string
  value: string | null
  onChange: (level: string) => void
}

export function LevelChoice({ framework, legend, hint, value, onChange }: LevelChoiceProps) {
  const id = useId()
  return (
    <fieldset className="level-choice" aria-describedby={hint && `${id}-hint`}>
      <legend className="level-choice__legend">{legend}</legend>
      {hint && (
        <p className="level-choice__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className="level-choice__levels">
        {levelsOf(framework).map((level) => (
          <label key={level.id} className="level-choice__level" data-selected={value === level.id}>
            <input
              type="radio"
              className="level-choice__radio"
              name={id}
              checked={value === level.id}
              onChange={() => onChange(level.id)}
            />
            {value === level.id ? <IconCheck /> : barsOf(level.rank)}
            {level.title}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The words of a level; its id where this framework does not know it. */
export const levelTitle = (framework: Framework, id: string) =>
  framework.scale?.levels.find((level) => level.id === id)?.title ?? id
