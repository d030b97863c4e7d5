/**
 * A decision that was held: what has changed since it was made, and the way to make it again upon what is there now. It is
 * never made again by itself: that would agree to words that the lead has not read.
 */
import { useState } from 'react'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { IconAlert } from '#app/ui/icon.tsx'
import type { Framework } from '#domain/framework/define.ts'
import { wordsOfCommand } from '#domain/moderation/command-words.ts'
import { agreement, movedSince } from '#domain/moderation/upon.ts'
import type { CommandFacts } from '#domain/moderation/rule.ts'
import { useKeptWords } from '#app/writing/kept-words.ts'
import { boardWords } from './board-words.ts'
import type { HeldDecision } from './held-decisions.ts'
import { levelTitle } from './level-choice.tsx'
import { reasonKey, returnPlace } from './return-reasons.ts'
import type { Decide } from './use-decide.ts'

const words = boardWords.held

export interface HeldNoticeProps {
  rid: string
  held: HeldDecision
  framework: Framework
  facts: CommandFacts
  decide: Decide
  letGo: (mid: string) => Promise<unknown>
  nameOf: (personId: string) => string
  /** Leads to the area, where the notice does not stand at it. */
  onLook?: ((area: string) => void) | undefined
  /** Opens what an evaluation is returned with. */
  onReturn: () => void
}

export function HeldNotice(props: HeldNoticeProps) {
  const { rid, held, framework, facts, decide, letGo, nameOf, onLook, onReturn } = props
  const asked = useKeptWords(returnPlace(rid))
  const [failure, setFailure] = useState<string | null>(null)
  const { command, area, mid } = held
  const again = async () => {
    const { estimate, reason } = command.args
    const made = agreement(facts, {
      area: area!,
      estimate: typeof estimate === 'string' ? estimate : null,
      ...(typeof reason === 'string' && { reason }),
    })
    const refused = await decide(made)
    setFailure(refused)
    if (refused === null) await letGo(mid)
  }
  const returnAgain = () => {
    for (const [area, reason] of reasonsIn(command)) {
      const key = reasonKey(said(command.args['personId']), area)
      if (!asked.of(key)?.trim()) asked.keep(key, reason)
    }
    onReturn()
  }
  const written = wordsOfCommand(command.args)
  const canAgain = command.type === 'moderation.agree' && area !== null && held.reason === 'moved'
  return (
    <Banner
      tone="caution"
      icon={<IconAlert />}
      title={titleOf(held, framework, nameOf)}
      action={
        <>
          {area !== null && onLook ? (
            <Button onClick={() => onLook(area)}>{words.look}</Button>
          ) : (
            canAgain && <Button onClick={() => void again()}>{words.again}</Button>
          )}
          {command.type === 'moderation.return' && held.reason === 'moved' && (
            <Button onClick={returnAgain}>{words.returnAgain}</Button>
          )}
          <Button variant="quiet" onClick={() => void letGo(mid)}>
            {words.letGo}
          </Button>
        </>
      }
    >
      {failure ?? whyOf(held, framework, movedSince(facts, command).map(nameOf))}
      {written !== null && <span className="held-words as-typed">{written}</span>}
    </Banner>
  )
}

function titleOf({ command, area }: HeldDecision, framework: Framework, nameOf: (personId: string) => string): string {
  if (command.type === 'moderation.agree')
    return words.agree(framework.areas.find((each) => each.id === area)?.title ?? area ?? '')
  if (command.type === 'moderation.return') return words.return(nameOf(said(command.args['personId'])))
  return command.type === 'moderation.close' ? words.close : words.other
}

function whyOf({ command, reason }: HeldDecision, framework: Framework, moved: readonly string[]): string {
  if (reason === 'moved' && command.type === 'moderation.return') return words.movedReturn
  if (reason === 'moved') return words.moved(moved, levelTitle(framework, said(command.args['estimate'])))
  return reason === 'incomplete' ? words.incomplete : words.notAllowed
}

const reasonsIn = ({ args: { reasons } }: HeldDecision['command']) =>
  Object.entries(typeof reasons === 'object' && reasons !== null ? reasons : {}).map(
    ([area, reason]) => [area, said(reason)] as const,
  )

const said = (arg: unknown) => (typeof arg === 'string' ? arg : '')
