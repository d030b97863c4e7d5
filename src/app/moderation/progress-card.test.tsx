/** Nobody is said to be on the way with an evaluation that can be submitted no more. */
import { expect, test } from 'vitest'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { device } from '#tests/world/device.ts'
import { drawn } from '#tests/world/drawn.tsx'
import { idOf } from '#tests/world/known.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import type { Column } from './column.ts'
import { ProgressCard, type ProgressCardProps } from './progress-card.tsx'
import { words } from './words.ts'

const tablet = device({ personId: idOf('linda'), fetch: new SmallServer(idOf('linda')).fetch })
const helen = {
  personId: 'helen',
  name: 'Helen',
  role: 'PR',
  status: 'draft',
  progress: null,
} as Partial<Column> as Column
const card = (state: ProgressCardProps['state']) =>
  drawn(
    tablet,
    <ProgressCard
      framework={qar2019}
      columns={[helen]}
      progress={{ asOf: null, failure: null } as ProgressCardProps['progress']}
      everyone={false}
      state={state}
    />,
  )

test('who has not submitted is told to be on the way only while it can be submitted', () => {
  expect([card('S').says(words.progressTitle), card('S').says(words.progressHint)]).toEqual([true, true])
  expect([card('M').says(words.progressTitle), card('M').says(words.progressHint)]).toEqual([false, false])
  expect(card('M').says('Helen')).toBe(true)
})
