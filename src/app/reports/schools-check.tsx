/**
 * What the school does with a draft: it says which facts are wrong, or that none is. Words that are marked in the report
 * bring up a bar that leads to a point about them.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { areFactsAccepted, factCheckPoints } from '#domain/moderation/fact-check.ts'
import type { Piece, Quote } from '#domain/report/quotes.ts'
import { Banner } from '#app/ui/banner.tsx'
import { BottomBar } from '#app/ui/bottom-bar.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconCheck, IconFactCheck, IconPlus } from '#app/ui/icon.tsx'
import { Announcer, announce } from '#app/writing/announcer.tsx'
import { Decision } from './decision.tsx'
import { useMarkedWords } from './marked-words.ts'
import { RaisePoint, aboutThese } from './raise-point.tsx'
import { useTyped } from './typed.ts'
import type { Report } from './use-report.ts'
import { words } from './words.ts'

export interface SchoolsCheckProps {
  readonly report: Report
  readonly pieces: readonly Piece[]
  readonly until: string | null
  /** The report, with what stands beside it. */
  readonly children: ReactNode
}

export function SchoolsCheck({ report, pieces, until, children }: SchoolsCheckProps) {
  const typed = useTyped(report)
  const [isOpen, setOpen] = useState(false)
  const within = useRef<HTMLDivElement>(null)
  const raise = (quote: Quote | null) => {
    if (quote) aboutThese(typed, quote)
    setOpen(true)
  }
  return (
    <>
      <Announcer />
      <Asked report={report} until={until} onRaise={() => raise(null)} />
      <div ref={within}>{children}</div>
      <MarkedBar marked={useMarkedWords(within, pieces)} onRaise={raise} />
      {isOpen && <RaisePoint report={report} pieces={pieces} onClose={() => setOpen(false)} />}
    </>
  )
}

function Asked({ report, until, onRaise }: Pick<SchoolsCheckProps, 'report' | 'until'> & { onRaise: () => void }) {
  const { facts } = report
  const points = factCheckPoints(facts.decided)
  const answered = points.filter((point) => point.answer !== null).length
  const isAccepted = areFactsAccepted(facts.decided)
  return (
    <Banner
      tone={isAccepted ? 'success' : 'info'}
      icon={<IconFactCheck />}
      title={isAccepted ? words.facts.acceptedTitle : words.facts.schoolTitle(until)}
      action={
        <div className="row">
          <Button icon={<IconPlus />} onClick={onRaise}>
            {words.facts.raise}
          </Button>
          {!isAccepted && answered === points.length && (
            <Decision
              report={report}
              variant="primary"
              icon={<IconCheck />}
              label={words.facts.correct}
              title={words.facts.correctTitle}
              confirm={words.facts.correctConfirm}
              done={words.facts.correctDone}
              command={() => ({ type: 'factCheck.accept', args: {} })}
            >
              <p>{words.facts.correctText}</p>
            </Decision>
          )}
        </div>
      }
    >
      {isAccepted ? words.facts.acceptedText : words.facts.schoolText(points.length, answered)}
    </Banner>
  )
}

function MarkedBar({ marked, onRaise }: { marked: Quote | null; onRaise: (quote: Quote) => void }) {
  const isMarked = marked !== null
  useEffect(() => {
    if (isMarked) announce(words.facts.marked)
  }, [isMarked])
  if (!marked) return null
  return (
    <BottomBar label={words.facts.markedTitle}>
      <p className="marked-bar__quote">{marked.quote}</p>
      <Button variant="primary" icon={<IconPlus />} onClick={() => onRaise(marked)}>
        {words.facts.raiseAbout}
      </Button>
    </BottomBar>
  )
}
