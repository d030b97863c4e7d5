/** The form of an amendment: the parts of the report with their texts, and at the bottom what is amended so far. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Answer } from '#domain/api.ts'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import { useServer } from '#app/sync/server-query.ts'
import { BottomBar } from '#app/ui/bottom-bar.tsx'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconOffline } from '#app/ui/icon.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { NotKept } from '#app/writing/not-kept.tsx'
import { AmendText } from './amend-text.tsx'
import { words } from './amend-words.ts'
import { placesOf } from './amendable-places.ts'
import { amendedIn } from './amendment.ts'
import { HeldAmendments } from './held-amendments.tsx'
import { PublishAmendment } from './publish-amendment.tsx'
import { useAmendment } from './use-amendment.ts'
import type { Report } from './use-report.ts'
import { words as reportWords } from './words.ts'
import './amend.css'

interface TitledProps {
  readonly review: ReviewDetail
  readonly lead?: string
  readonly children: ReactNode
}

export function Titled({ review, lead, children }: TitledProps) {
  const back = (
    <Link to="/reviews/$rid/report" params={{ rid: review.id }} className={buttonClass('secondary')}>
      {words.back}
    </Link>
  )
  return (
    <>
      <PageTitle title={words.title} lead={lead} actions={back} />
      <div className="stack">{children}</div>
    </>
  )
}

interface TextsProps {
  readonly report: Report
  readonly onGiven: (mid: string) => void
  /** What is said above them. */
  readonly children: ReactNode
}

export function AmendForm(props: TextsProps) {
  const { report, children } = props
  const { review } = report
  const { wordings } = useAmendment(review.id)
  const { answer, failure, ask } = useServer('reportTexts', { params: { rid: review.id } })
  if (answer) return <Form {...props} answer={answer} />
  return (
    <Titled review={review}>
      {children}
      {failure === null ? (
        <Progress label={words.loading} />
      ) : (
        <EmptyState
          icon={<IconOffline />}
          title={words.offline}
          action={<Button onClick={ask}>{reportWords.published.again}</Button>}
        >
          {wordings.size > 0 && words.kept}
        </EmptyState>
      )}
    </Titled>
  )
}

function Form({
  report,
  onGiven,
  children,
  answer: { version, texts },
}: TextsProps & { readonly answer: Answer<'reportTexts'> }) {
  const { review, facts } = report
  const amendment = useAmendment(review.id)
  const { wordings, keeping, word } = amendment
  const [isPreviewed, setPreviewed] = useState(false)
  const parts = placesOf(facts.framework, texts, [...wordings.keys()])
  const amended = amendedIn(parts, wordings)
  return (
    <Titled review={review} lead={words.lead(version)}>
      {children}
      <HeldAmendments rid={review.id} amendment={amendment} amended={amended} />
      <div className="report-write">
        <nav aria-label={words.nav} className="report-parts">
          {parts.map(({ id, short }) => (
            <a key={id} href={`#amend-${id}`}>
              {short}
            </a>
          ))}
        </nav>
        <div className="stack">
          {parts.map(({ id, title, places }) => (
            <Card key={id} id={`amend-${id}`} title={title}>
              <ul className="amend-texts" role="list">
                {places.map((place) => (
                  <AmendText
                    key={place.key}
                    place={place}
                    wording={wordings.get(place.key)}
                    onWord={(wording) => word(place.key, wording)}
                  />
                ))}
              </ul>
            </Card>
          ))}
        </div>
      </div>
      <p className="muted small">{reportWords.safeguarding}</p>
      <BottomBar label={words.bar}>
        <Button variant="primary" onClick={() => setPreviewed(true)}>
          {words.preview}
        </Button>
        <p className="amend-bar">
          <strong>{words.changed(amended.length)}</strong>{' '}
          {wordings.size > 0 && keeping !== 'failed' && words.keeping[keeping]}
          <NotKept keeping={keeping} />
        </p>
      </BottomBar>
      {isPreviewed && (
        <PublishAmendment
          report={report}
          amendment={amendment}
          version={version}
          parts={parts}
          onGiven={onGiven}
          onClose={() => setPreviewed(false)}
        />
      )}
    </Titled>
  )
}
