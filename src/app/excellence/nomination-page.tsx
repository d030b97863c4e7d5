/**
 * The page on which the head puts forward the school's Area of Excellence, and on which everybody else reads it. It opens
 * and saves without a connection, like everything that people write.
 */
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { v7 } from 'uuid'
import type { ReviewDetail } from '#domain/api/reviews.ts'
import type { Excellence } from '#domain/framework/define.ts'
import { frameworkOf } from '#domain/framework/registry.ts'
import { mayHere } from '#app/shell/actor.ts'
import { useKeptFocus } from '#app/shell/kept-focus.ts'
import { NominationCard } from '#app/shell/nomination-card.tsx'
import { useNominations } from '#app/shell/nominations.ts'
import { ReviewFrame } from '#app/shell/review-frame.tsx'
import { useSignedIn } from '#app/store/hooks.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconAward, IconLock, IconPlus } from '#app/ui/icon.tsx'
import { PageTitle } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { NominationForm } from './nomination-form.tsx'
import { TakenBack } from './taken-back.tsx'
import { words } from './words.ts'

const PAGE = 'Area of Excellence'

export function NominationPage() {
  const { rid } = useParams({ from: '/with-person/reviews/$rid/nomination' })
  return (
    <ReviewFrame rid={rid} title={PAGE}>
      {(review) => <OfReview review={review} />}
    </ReviewFrame>
  )
}

function OfReview({ review }: { review: ReviewDetail }) {
  const { excellence } = frameworkOf(review.framework)
  const isNone = !excellence || review.myRole === 'HM'
  if (!isNone) return <Nominations review={review} excellence={excellence} />
  return (
    <>
      <PageTitle title={excellence?.title ?? PAGE} />
      <EmptyState icon={<IconLock />} title={excellence ? words.notYours.title : words.unknown}>
        {excellence && words.notYours.text}
      </EmptyState>
    </>
  )
}

function Nominations({ review, excellence }: { review: ReviewDetail; excellence: Excellence }) {
  const { id: rid, state, myRole } = review
  const open = mayHere(useSignedIn(), 'excellence.nominate', review)
  const known = useNominations(rid)
  const [begun, setBegun] = useState<string | null>(null)
  // What was taken back or put forward again goes from where it stood, and its button with it.
  useKeptFocus(known?.filter(({ isWithdrawn }) => isWithdrawn).length)
  if (!known) return <Progress label="Opening…" />
  const standing = known.filter(({ isWithdrawn }) => !isWithdrawn).map(({ doc }) => doc)
  const withdrawn = known.filter(({ isWithdrawn }) => isWithdrawn)
  // Until its first letter is stored, only this page knows of it.
  const isNew = begun !== null && !known.some(({ doc }) => doc === begun)
  const shown = open && isNew ? [...standing, begun] : standing
  return (
    <>
      <PageTitle
        title={excellence.title}
        lead={open ? words.lead : myRole === 'SL' ? words.closed(state) : words.theirs}
      />
      <div className="stack">
        {open && <p className="muted small">{words.nobody}</p>}
        {shown.map((doc) =>
          open ? (
            <NominationForm
              key={doc}
              rid={rid}
              doc={doc}
              framework={frameworkOf(review.framework)}
              isNew={doc === begun}
              isStored={standing.includes(doc)}
            />
          ) : (
            <NominationCard key={doc} rid={rid} doc={doc} excellence={excellence} />
          ),
        )}
        {shown.length === 0 && (
          <Card>
            <EmptyState
              icon={<IconAward />}
              title={words.none.title}
              action={
                open && (
                  <Button variant="primary" icon={<IconPlus />} onClick={() => setBegun(`nomination/${v7()}`)}>
                    {words.begin}
                  </Button>
                )
              }
            >
              {open ? words.none.yours : 'PF'.includes(state) ? words.none.theirs : words.none.closed}
            </EmptyState>
          </Card>
        )}
        {open &&
          withdrawn.map((each) => <TakenBack key={each.doc} rid={rid} nomination={each} excellence={excellence} />)}
      </div>
    </>
  )
}
