import { clockTime } from '#app/shell/dates.ts'
import { useSignedIn } from '#app/store/hooks.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { IconCalendar } from '#app/ui/icon.tsx'
import { words } from './words.ts'

/** For whoever is on no review: what will happen, whom to ask, and as whom they are signed in, should that be why. */
export function NoReviews({ fetchedAt }: { fetchedAt: string }) {
  const person = useSignedIn()
  const { title, next, ask, signedInAs, asked } = words.none
  return (
    <EmptyState icon={<IconCalendar />} title={title}>
      <p>{next}</p>
      <p>{ask}.</p>
      <p>
        {person && `${signedInAs(person.name)}. `}
        {asked(clockTime(fetchedAt))}.
      </p>
    </EmptyState>
  )
}
