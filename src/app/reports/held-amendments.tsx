/**
 * Amendments of one's own that the server kept and did not publish: why, and the way to take the words up again. They are
 * never published again by themselves: that would put them over a version that their author has not read.
 */
import { useHeld } from '#app/store/hooks.ts'
import { useActions } from '#app/sync/hooks.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import { useToasts } from '#app/ui/toast.tsx'
import { words } from './amend-words.ts'
import { type Amended, type HeldAmendment, beside, heldAmendment } from './amendment.ts'
import type { Amendment } from './use-amendment.ts'

export interface HeldAmendmentsProps {
  readonly rid: string
  readonly amendment: Amendment
  /** What has been typed since. */
  readonly amended: readonly Amended[]
}

export function HeldAmendments({ rid, amendment, amended }: HeldAmendmentsProps) {
  const toasts = useToasts()
  const { releaseHeld } = useActions()
  const held = useHeld().flatMap((item) => (item.rid === rid ? (heldAmendment(item.held) ?? []) : []))
  const takeUp = async ({ mid, reason, wordings }: HeldAmendment) => {
    for (const [key, wording] of wordings) {
      const since = amended.find((each) => each.key === key)?.wording ?? ''
      amendment.word(key, beside(since, wording))
    }
    amendment.say(beside(amendment.reason, reason))
    // Until this device has the words for good, what the server holds is the only copy of them.
    if (!(await amendment.kept())) return
    await releaseHeld(rid, mid)
    toasts.show(words.held.taken)
  }
  return held.map((each) => (
    <Banner
      key={each.mid}
      tone="caution"
      icon={<IconAlert />}
      title={words.held.title}
      action={
        <>
          <Button onClick={() => void takeUp(each)}>{words.held.takeUp}</Button>
          <Button variant="quiet" onClick={() => void releaseHeld(rid, each.mid)}>
            {words.held.letGo}
          </Button>
        </>
      }
    >
      {words.held.why(each.why)} {words.held.kept}
    </Banner>
  ))
}
