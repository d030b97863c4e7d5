import { Link } from '@tanstack/react-router'
import { memo, useCallback } from 'react'
import type { Fields } from '#domain/custody/state.ts'
import { BottomBar } from '#app/ui/bottom-bar.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { IconDiffers, IconFactCheck } from '#app/ui/icon.tsx'
import { useEditing } from './editing.ts'
import { useFields } from './live-fields.ts'
import { overallOf, sameOverall } from './progress.ts'
import { askedWords, words } from './words.ts'

/** How far the whole evaluation is, what is to be chosen, and the way to where it is checked and handed in. */
export const CheckBar = memo(function CheckBar() {
  const { rid, doc, framework, live } = useEditing()
  const select = useCallback((fields: Fields) => overallOf(framework, doc, fields), [framework, doc])
  const { done, asked } = useFields(live.rested, select, sameOverall)
  return (
    <BottomBar label={words.bar}>
      <p className="check-bar__progress" data-asked={asked > 0}>
        <span className="check-bar__done">{words.complete(done, framework.areas.length)}</span>
        {asked > 0 && (
          <span className="check-bar__asked">
            <IconDiffers />
            {askedWords(asked)}
          </span>
        )}
      </p>
      <Link to="/reviews/$rid/evaluation/check" params={{ rid }} className={buttonClass('primary', 'check-link')}>
        <IconFactCheck />
        {words.check}
      </Link>
    </BottomBar>
  )
})
