/**
 * A submit or a recall that the server kept but did not carry out: why, in words, and the next thing to do. Nothing was
 * lost by it; the evaluation is as it was before.
 */
import { HELD_WORDS } from '#domain/problem.ts'
import type { HeldItem } from '#app/store/store.ts'
import { useHeld } from '#app/store/hooks.ts'
import { useActions } from '#app/sync/hooks.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import { useEditing } from './editing.ts'
import { useSubmit } from './submit-panel.tsx'
import { words } from './words.ts'

export function HeldNotice({ isComplete }: { isComplete: () => boolean }) {
  const { rid, standing, open } = useEditing()
  const { releaseHeld } = useActions()
  // A submit that was held is over once one has been taken, and a recall once there is nothing to recall.
  const asked = standing.status === 'submitted' ? 'evaluation.recall' : 'evaluation.submit'
  const held = useHeld().filter((item) => item.rid === rid && typeOf(item) === asked)
  const letGo = () => Promise.all(held.map((item) => releaseHeld(rid, item.held.mid)))
  const { state, submit } = useSubmit(isComplete, letGo)
  const last = held.at(-1)
  if (!last) return null
  const { why, what } = HELD_WORDS[last.held.reason]
  const again = (
    <Button busy={state === 'working'} onClick={() => void submit()}>
      {words.held.again}
    </Button>
  )
  const release = <Button onClick={() => void letGo()}>{words.held.letGo}</Button>
  const isRecall = asked === 'evaluation.recall'
  return (
    <div className="check__held">
      <Banner
        tone="caution"
        icon={<IconAlert />}
        title={isRecall ? words.held.recallTitle : words.held.title}
        action={isRecall || !open ? release : again}
      >
        {why}. {what}
      </Banner>
    </div>
  )
}

function typeOf({ held }: HeldItem): unknown {
  const command = held.entry['command']
  return typeof command === 'object' && command !== null && 'type' in command ? command.type : null
}
