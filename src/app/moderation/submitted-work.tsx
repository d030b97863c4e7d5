import { useState } from 'react'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { Banner } from '#app/ui/banner.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconAlert, IconInfo, IconModerate } from '#app/ui/icon.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { NotSent } from '#app/writing/not-sent.tsx'
import { AreaCard } from './area-card.tsx'
import { AreaFilter } from './area-filter.tsx'
import { readable } from './column.ts'
import { Decisions } from './decisions.tsx'
import { ExcellenceCard } from './excellence-card.tsx'
import { Moderation } from './moderation.tsx'
import { OverviewTable } from './overview-table.tsx'
import { ProgressCard } from './progress-card.tsx'
import { choicesOf, EVERYTHING, shownOf } from './shown.ts'
import { useSubmitted } from './use-submitted.ts'
import { words } from './words.ts'

/**
 * The work itself, once the review is known: the overview, then each area, then who has not submitted. From moderation on
 * the same page is where the team agrees.
 */
export function SubmittedWork({ review }: { review: ReviewDetail }) {
  const submitted = useSubmitted(review)
  const [filter, setFilter] = useState(EVERYTHING)
  if (!submitted)
    return (
      <>
        <PageTitle title={words.title} />
        <Progress label={words.loading} />
      </>
    )
  const { framework, state, stateWaits, columns, readsOthers, damaged, progress } = submitted
  const read = readable(columns)
  const lead = review.myRole === 'LR'
  if (state !== 'P' && state !== 'F' && (read.length > 0 || (lead && 'SR'.includes(state))))
    return (
      <>
        <NotSent facts={submitted.facts} />
        <Moderation review={review} submitted={submitted} />
      </>
    )
  const choices = choicesOf(submitted)
  const chosen = choices.some((choice) => choice.id === filter) ? filter : EVERYTHING
  const shown = shownOf(submitted, chosen)
  const handedIn = columns.filter((column) => column.status !== 'draft').length
  const mine = columns.find((column) => column.mine)
  const none = readsOthers || handedIn === 0 ? words.none : words.closed
  const nothing = read.length === 0
  const people = <ProgressCard {...{ framework, columns, progress, state }} everyone={nothing} />
  return (
    <>
      <NotSent facts={submitted.facts} />
      <PageTitle
        title={words.title}
        lead={`${words.submittedOf(handedIn, columns.length)}. ${nothing ? '' : words.read}`}
        actions={lead && <Decisions rid={review.id} state={state} waits={stateWaits} columns={columns} />}
      />
      <div className="stack">
        {damaged.length > 0 && (
          <Banner tone="caution" icon={<IconAlert />} title={words.damaged.title(damaged)}>
            {words.damaged.text}
          </Banner>
        )}
        <p className="why-line">
          <IconInfo />
          {words.why(review.myRole, state, readsOthers, mine !== undefined && mine.status !== 'draft')}
        </p>
        {nothing ? (
          <>
            <EmptyState icon={<IconModerate />} title={none.title}>
              {none.text}
            </EmptyState>
            {people}
          </>
        ) : (
          <>
            <AreaFilter choices={choices} value={chosen} onChange={setFilter} />
            <OverviewTable framework={framework} columns={columns} {...shown} />
            {people}
            {shown.areas.map((area) => (
              <AreaCard key={area.id} rid={review.id} framework={framework} area={area} columns={columns} />
            ))}
            {shown.nominations.map((nomination) => (
              <ExcellenceCard key={nomination.id} framework={framework} nomination={nomination} columns={columns} />
            ))}
          </>
        )}
        <div className="submitted-notes muted small">
          {framework.scale && <p>{words.notOfsted}</p>}
          <p>{words.safeguarding}</p>
        </div>
      </div>
    </>
  )
}
