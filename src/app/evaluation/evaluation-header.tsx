/**
 * The head of a reviewer's evaluation: the school, the day of the review, whether the work is safe, and a tab for each
 * part with how far it is. Only what has changed is drawn again.
 */
import { useRouter } from '@tanstack/react-router'
import { memo, useCallback } from 'react'
import type { Fields } from '#domain/custody/state.ts'
import type { ReviewSummary } from '#domain/api/reviews.ts'
import { BackToReviews } from '#app/shell/back-to-reviews.tsx'
import { ConnectionBanner } from '#app/shell/connection-banner.tsx'
import { dayRange, shortDay } from '#app/shell/dates.ts'
import { HelpLink } from '#app/shell/help-link.tsx'
import { ReviewNav } from '#app/shell/review-nav.tsx'
import { SaveStatus } from '#app/shell/save-status.tsx'
import { AppHeader } from '#app/ui/header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { useFields } from '#app/writing/live-fields.ts'
import { useEvaluation } from './evaluation.ts'
import { nominationId } from './nomination-id.ts'
import { sameTabs, tabsOf } from './progress.ts'
import { reviewDay } from './review-day.ts'
import { useToday } from './today.ts'
import { words } from './words.ts'

export interface EvaluationHeaderProps {
  /** The tab that is open; none on the page where answers are checked. */
  readonly current?: string
  readonly onTab?: (tab: string) => void
}

export const EvaluationHeader = memo(function EvaluationHeader({ current, onTab }: EvaluationHeaderProps) {
  const { review } = useEvaluation()
  const today = useToday()
  return (
    <>
      <AppHeader
        back={<BackToReviews />}
        title={review.school.name}
        subtitle={subtitleOf(review, today)}
        status={
          <>
            <SaveStatus />
            <HelpLink />
          </>
        }
      >
        <ReviewNav review={review} />
        {current !== undefined && onTab && <AreaTabs current={current} onTab={onTab} />}
      </AppHeader>
      <ConnectionBanner />
    </>
  )
})

function AreaTabs({ current, onTab }: { current: string; onTab: (tab: string) => void }) {
  const { rid, doc, live, framework, review } = useEvaluation()
  const router = useRouter()
  const select = useCallback(
    (fields: Fields) => tabsOf(framework, doc, review.nominations.map(nominationId), fields),
    [framework, doc, review.nominations],
  )
  const tabs = useFields(live.rested, select, sameTabs)
  const items = tabs.map((tab) => ({
    ...tab,
    state: tab.id === current && tab.state !== 'asked' ? ('current' as const) : tab.state,
    href: router.buildLocation({ to: '/reviews/$rid/evaluation', params: { rid }, search: { tab: tab.id } }).href,
  }))
  return <Tabs label={words.tabs} items={items} current={current} onSelect={onTab} />
}

/** "Day 2 of 3 · Wed 18 Nov · You are reviewing with 3 others" */
function subtitleOf({ from, to, team }: Pick<ReviewSummary, 'from' | 'to' | 'team'>, today: string): string {
  const day = reviewDay(from, to, today)
  const others = words.others(team.length - 1)
  if (day.when !== 'during') return `${dayRange(from, to)} · ${others}`
  const date = shortDay(new Date(`${today}T12:00:00Z`))
  return day.day === null ? `${date} · ${others}` : `${words.day(day.day, day.of)} · ${date} · ${others}`
}
