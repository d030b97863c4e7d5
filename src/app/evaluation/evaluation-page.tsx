/**
 * A reviewer's own evaluation: one tab for each area of the framework and one for the Area of Excellence. The page is
 * drawn from the framework's data alone, and not drawn again by a keystroke or a save: what changes draws itself.
 */
import { lazyRouteComponent, useLocation } from '@tanstack/react-router'
import { Suspense, memo, useEffect } from 'react'
import { useDocumentTitle } from '#app/shell/document-title.ts'
import { Page } from '#app/ui/page.tsx'
import { TabPanel } from '#app/ui/tabs.tsx'
import { Announcer } from '#app/writing/announcer.tsx'
import { useEvaluation } from './evaluation.ts'
import { AreaPanel } from './area-panel.tsx'
import { CheckBar } from './check-bar.tsx'
import { useEditing } from '#app/writing/editing.ts'
import { EvaluationHeader } from './evaluation-header.tsx'
import { focusById } from '#app/writing/field-ids.ts'
import { useKeptFocus } from '#app/shell/kept-focus.ts'
import { OwnEvaluation } from './own-evaluation.tsx'
import { EXCELLENCE_TAB } from './tab-of.ts'
import { pageTitle, words } from './words.ts'

// What is answered last need not be there first; it is fetched as soon as the page stands.
const ExcellencePanel = lazyRouteComponent(() => import('./excellence-panel.tsx'), 'ExcellencePanel')

export interface EvaluationPageProps {
  readonly rid: string
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
}

export function EvaluationPage({ rid, tab, onTab }: EvaluationPageProps) {
  return (
    <OwnEvaluation rid={rid}>
      <Areas tab={tab} onTab={onTab} />
    </OwnEvaluation>
  )
}

function Areas({ tab, onTab }: Omit<EvaluationPageProps, 'rid'>) {
  const { review, framework } = useEvaluation()
  const known = tab === EXCELLENCE_TAB ? framework.excellence : framework.areas.some((area) => area.id === tab)
  const current = tab !== undefined && known ? tab : framework.areas[0]!.id
  useKeptFocus(review.id)
  useDocumentTitle(pageTitle(words.own, review.school.name))
  useEffect(() => void ExcellencePanel.preload?.(), [])
  return (
    <>
      <EvaluationHeader current={current} onTab={onTab} />
      <Page>
        <Panel key={current} tab={current} />
      </Page>
      <CheckBar />
      <Announcer />
    </>
  )
}

const Panel = memo(function Panel({ tab }: { tab: string }) {
  const { framework } = useEditing()
  const area = framework.areas.find((each) => each.id === tab)
  return (
    <TabPanel id={tab}>
      <Suspense>
        {area && <AreaPanel area={area} />}
        {!area && framework.excellence && <ExcellencePanel excellence={framework.excellence} />}
        <FocusFromAddress />
      </Suspense>
    </TabPanel>
  )
})

/** A link of another page may lead to one field, once that is drawn: its id stands in the address. */
function FocusFromAddress() {
  const hash = useLocation({ select: (location) => location.hash })
  useEffect(() => {
    if (hash) focusById(hash)
  }, [hash])
  return null
}
