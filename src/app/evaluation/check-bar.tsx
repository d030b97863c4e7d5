import { Link } from '@tanstack/react-router'
import { memo, useCallback } from 'react'
import type { Fields } from '#domain/custody/state.ts'
import { BottomBar } from '#app/ui/bottom-bar.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { IconAlert, IconDiffers, IconFactCheck } from '#app/ui/icon.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { useFields } from '#app/writing/live-fields.ts'
import { overallOf, sameOverall } from './progress.ts'
import { useRefused } from './refused.ts'
import { askedWords, refusedWords, words } from './words.ts'

/** How far the whole evaluation is, what is to be chosen, and the way to where it is checked and handed in. */
export const CheckBar = memo(function CheckBar() {
  const { rid, doc, framework, live } = useEditing()
  const select = useCallback((fields: Fields) => overallOf(framework, doc, fields), [framework, doc])
  const { done, asked } = useFields(live.rested, select, sameOverall)
  return (
    <BottomBar label={words.bar}>
      <p className="check-bar__progress">
        <span className="check-bar__done">{words.complete(done, framework.areas.length)}</span>
        {asked > 0 && (
          <span className="check-bar__asked">
            <IconDiffers />
            {askedWords(asked)}
          </span>
        )}
        <NotSent />
      </p>
      <Link to="/reviews/$rid/evaluation/check" params={{ rid }} className={buttonClass('primary', 'check-link')}>
        <IconFactCheck />
        {words.check}
      </Link>
    </BottomBar>
  )
})

/** A part of its own: the rest of the bar is not drawn again by each save that it looks at. */
function NotSent() {
  const { length } = useRefused()
  if (length === 0) return null
  return (
    <span className="check-bar__asked">
      <IconAlert />
      {refusedWords(length)}
    </span>
  )
}
