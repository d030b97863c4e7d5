/**
 * The page "Submitted evaluations" from the moment in which moderation is opened: what is to be agreed, what the lead can
 * decide for the team as a whole, and, for whoever wants it all at once or on paper, everything that was submitted.
 */
import { useMemo, useState } from 'react'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { shownValue } from '#domain/custody/state.ts'
import { OVERALL_FIELD } from '#domain/moderation/review-document.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { IconCheck, IconClock, IconDown, IconPresent, IconReturn } from '#app/ui/icon.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { AreaCard } from './area-card.tsx'
import { isToAgree, rowsOf } from './area-row.ts'
import { Board } from './board.tsx'
import { boardWords } from './board-words.ts'
import { CloseDialog } from './close-dialog.tsx'
import { readable } from './column.ts'
import { ExcellenceCard } from './excellence-card.tsx'
import { useHeldDecisions } from './held-decisions.ts'
import { LevelBadge } from './level-badge.tsx'
import { Presentation } from './presentation.tsx'
import { ProgressCard } from './progress-card.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { useDecide } from './use-decide.ts'
import type { Submitted } from './use-submitted.ts'
import { words } from './words.ts'
import './board.css'
import './deciding.css'

type Open =
  | { readonly dialog: 'close' | 'present' }
  | { readonly dialog: 'return'; readonly area: string | null }
  | null

export function Moderation({ review, submitted }: { review: ReviewDetail; submitted: Submitted }) {
  const { framework, facts, state, stateWaits, columns, nominations, progress } = submitted
  const [open, setOpen] = useState<Open>(null)
  const [isAll, setIsAll] = useState(false)
  const decide = useDecide(review.id, facts)
  const decisions = useHeldDecisions(review.id)
  const rows = useMemo(() => rowsOf(framework, columns, facts), [framework, columns, facts])
  const nameOf = useMemo(() => namesOf(review), [review])
  const decides = review.myRole === 'LR' && (state === 'S' || state === 'R')
  const isOpen = state === 'S' || state === 'R'
  const estimated = rows.filter((row) => row.area.estimate).length
  const overall = overallOf(facts)
  const close = () => setOpen(null)
  const said = isOpen ? boardWords.lead(rows.filter(isToAgree).length, estimated) : boardWords.closed
  const handedIn = columns.filter((column) => column.status !== 'draft').length

  return (
    <>
      <div className="stack">
        <Board
          onReturn={(area) => setOpen({ dialog: 'return', area })}
          {...{ review, submitted, rows, decides, decide, decisions, nameOf }}
        >
          <PageTitle
            title={words.title}
            lead={`${words.submittedOf(handedIn, columns.length)}. ${said}`}
            actions={
              <>
                {stateWaits && (state === 'S' || state === 'M') && (
                  <Tag tone="info" icon={<IconClock />}>
                    {boardWords.waitsState[state]}
                  </Tag>
                )}
                <Button icon={<IconPresent />} onClick={() => setOpen({ dialog: 'present' })}>
                  {boardWords.present.button}
                </Button>
                {decides && (
                  <>
                    <Button icon={<IconReturn />} onClick={() => setOpen({ dialog: 'return', area: null })}>
                      {boardWords.return.button}
                    </Button>
                    <Button variant="primary" icon={<IconCheck />} onClick={() => setOpen({ dialog: 'close' })}>
                      {boardWords.close.button}
                    </Button>
                  </>
                )}
              </>
            }
          />
          {!isOpen && framework.overall === 'agreed' && (
            <Card className="overall">
              <p className="overall__line">
                <strong>{boardWords.overall}</strong>{' '}
                {overall === null ? boardWords.noOverall : <LevelBadge framework={framework} level={overall} />}
              </p>
            </Card>
          )}
        </Board>
        <ProgressCard framework={framework} columns={columns} progress={progress} everyone={false} state={state} />
        <div>
          <Button variant="quiet" icon={<IconDown />} aria-expanded={isAll} onClick={() => setIsAll(!isAll)}>
            {boardWords.everything}
          </Button>
        </div>
        {isAll &&
          framework.areas.map((area) => (
            <AreaCard key={area.id} rid={review.id} framework={framework} area={area} columns={columns} />
          ))}
        {isAll &&
          nominations.map((nomination) => (
            <ExcellenceCard key={nomination.id} framework={framework} nomination={nomination} columns={columns} />
          ))}
      </div>
      {open?.dialog === 'return' && (
        <ReturnDialog rid={review.id} area={open.area} onClose={close} {...{ framework, facts, columns, decide }} />
      )}
      {open?.dialog === 'close' && <CloseDialog onClose={close} {...{ framework, rows, columns, decide }} />}
      {open?.dialog === 'present' && (
        <Presentation
          school={review.school.name}
          evaluations={readable(columns).length}
          onLeave={close}
          {...{ framework, rows, overall }}
        />
      )}
    </>
  )
}

function overallOf({ decided }: Submitted['facts']): string | null {
  const value = shownValue(decided, OVERALL_FIELD)
  return typeof value === 'string' ? value : null
}

function namesOf({ team }: ReviewDetail): (personId: string) => string {
  const names = new Map(team.map(({ personId, name }) => [personId, name]))
  const { system, somebody } = boardWords.history
  return (personId) => (personId === 'system' ? system : (names.get(personId) ?? somebody))
}
