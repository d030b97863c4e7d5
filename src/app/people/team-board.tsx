import { Link } from '@tanstack/react-router'
import { clockTime } from '#app/shell/dates.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconAlert, IconOffline, IconPeople, IconRefresh, IconStateDone } from '#app/ui/icon.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { peopleMissingWork } from './safety.ts'
import { TeamList } from './team-list.tsx'
import { TeamTable } from './team-table.tsx'
import { type Safety, useSafety } from './use-safety.ts'
import { useWide } from '#app/ui/use-wide.ts'
import { words } from './words.ts'

/** The board itself, with the one sentence that matters above it: whether anything is missing. */
export function TeamBoard({ review }: { review: ReviewDetail }) {
  const safety = useSafety(review)
  const wide = useWide()
  const { people, server, waitingHere } = safety
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        actions={
          <Button icon={<IconRefresh />} busy={server.asking} onClick={server.ask}>
            {words.refresh}
          </Button>
        }
      />
      <div className="stack">
        <Freshness safety={safety} />
        {people && server.asOf ? (
          <>
            <Verdict
              names={peopleMissingWork(people)}
              allSafe={safety.seesOthers ? words.allSafe : words.allYoursSafe}
            />
            {!safety.seesOthers && <p className="muted">{words.onlyYours}</p>}
            {waitingHere > 0 && (
              <p>
                {words.waitingHere(waitingHere)}:{' '}
                <Link to="/queue" className="team-queue">
                  {words.queue}
                </Link>
              </p>
            )}
            {wide ? <TeamTable people={people} now={server.asOf} /> : <TeamList people={people} now={server.asOf} />}
            <Honestly />
          </>
        ) : (
          <Unanswered safety={safety} />
        )}
      </div>
    </>
  )
}

function Freshness({ safety: { server } }: { safety: Safety }) {
  const time = server.asOf && clockTime(server.asOf)
  if (!time) return null
  if (server.failure === null) return <p className="team-as-of">{words.asOf(time)}</p>
  return (
    <p className="team-as-of">
      <IconOffline />
      {words.offline(time)}
    </p>
  )
}

function Unanswered({ safety: { server } }: { safety: Safety }) {
  if (server.failure === null) return <Progress label={words.loading} />
  const said = server.failure === 'unreachable' ? words.unanswered : words.notAllowed
  return (
    <EmptyState icon={server.failure === 'unreachable' ? <IconOffline /> : <IconPeople />} title={said.title}>
      {said.text}
    </EmptyState>
  )
}

function Verdict({ names, allSafe }: { names: readonly string[]; allSafe: string }) {
  if (names.length === 0)
    return (
      <Banner tone="success" icon={<IconStateDone />} title={allSafe}>
        {words.allSafeText}
      </Banner>
    )
  return (
    <Banner tone="caution" icon={<IconAlert />} title={words.someMissing(names)}>
      {words.someMissingText}
    </Banner>
  )
}

function Honestly() {
  return (
    <ul className="honestly">
      {words.honest.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
