/**
 * A decision that was held may be the only place where its words stand. Whoever made it reads them there, and makes it again
 * without writing them twice.
 */
import { beforeAll, expect, test } from 'vitest'
import { undecidedOf } from '#app/store/undecided.ts'
import type { Command, HeldReason } from '#domain/custody/entry.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { DAN, facts, lead } from '#tests/world/decisions.ts'
import { device } from '#tests/world/device.ts'
import { drawn } from '#tests/world/drawn.tsx'
import { idOf } from '#tests/world/known.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import { boardWords } from './board-words.ts'
import { HeldNotice } from './held-decision.tsx'

const tablet = device({ personId: idOf('linda'), fetch: new SmallServer(idOf('linda')).fetch })
const notice = (command: Command, reason: HeldReason, area: string | null = null) =>
  drawn(
    tablet,
    <HeldNotice
      rid="01939f3a-0000-7000-8000-000000000001"
      held={{ mid: 'm', reason, command, area }}
      framework={qar2019}
      facts={facts({ as: [lead], state: 'S' })}
      decide={() => Promise.resolve(null)}
      letGo={() => Promise.resolve()}
      nameOf={() => 'Dan'}
      onReturn={() => undefined}
    />,
  )

beforeAll(() => undecidedOf(tablet.store).open())

const reasons = { leadership: 'Which classes?', provision: 'Say “how” you know…' }
const back: Command = { type: 'moderation.return', targets: [], args: { personId: DAN, reasons } }
const agreed: Command = {
  type: 'moderation.agree',
  targets: [],
  args: { area: 'leadership', estimate: 'leading', reason: 'The books show it.' },
}

test('what was asked for in a return that was held stands there, and can be asked for again', () => {
  const { says } = notice(back, 'moved')
  for (const reason of Object.values(reasons)) expect(says(reason)).toBe(true)
  expect(says(boardWords.held.returnAgain)).toBe(true)
  expect(notice(back, 'not-allowed').says(boardWords.held.returnAgain)).toBe(false)
  expect(notice(back, 'not-allowed').says(reasons.leadership)).toBe(true)
})

test('why an estimate was agreed is shown where the agreement was held', () => {
  for (const reason of ['moved', 'not-allowed'] as const)
    expect(notice(agreed, reason, 'leadership').says('The books show it.')).toBe(true)
})
