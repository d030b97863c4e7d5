import { Link } from '@tanstack/react-router'
import { memo, useCallback } from 'react'
import type { Fields } from '#domain/custody/state.ts'
import { BottomBar } from '#app/ui/bottom-bar.tsx'
import { buttonClass } from '#app/ui/button.tsx'
import { IconFactCheck } from '#app/ui/icon.tsx'
import { useEditing } from './editing.ts'
import { useFields } from './live-fields.ts'
import { areasDone } from './progress.ts'
import { words } from './words.ts'

/** How far the whole evaluation is, and the way to the page where it is checked and handed in. */
export const CheckBar = memo(function CheckBar() {
  const { rid, doc, framework, live } = useEditing()
  const select = useCallback((fields: Fields) => areasDone(framework, doc, fields), [framework, doc])
  const done = useFields(live.rested, select, Object.is)
  return (
    <BottomBar label={words.bar}>
      <p className="check-bar__progress">{words.complete(done, framework.areas.length)}</p>
      <Link to="/reviews/$rid/evaluation/check" params={{ rid }} className={buttonClass('primary', 'check-link')}>
        <IconFactCheck />
        {words.check}
      </Link>
    </BottomBar>
  )
})
