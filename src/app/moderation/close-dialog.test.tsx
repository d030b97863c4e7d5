/** Whoever closes a moderation is told whose evaluation it is closed without, and only then. */
import { expect, test } from 'vitest'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { device } from '#tests/world/device.ts'
import { drawn } from '#tests/world/drawn.tsx'
import { idOf } from '#tests/world/known.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import { boardWords } from './board-words.ts'
import { CloseDialog } from './close-dialog.tsx'
import type { Column } from './column.ts'

const tablet = device({ personId: idOf('linda'), fetch: new SmallServer(idOf('linda')).fetch })
const dialog = (...columns: Pick<Column, 'name' | 'role' | 'status'>[]) =>
  drawn(
    tablet,
    <CloseDialog
      framework={qar2019}
      rows={[]}
      columns={columns as unknown as readonly Column[]}
      decide={() => Promise.resolve(null)}
      onClose={() => undefined}
    />,
  )

const dan = { name: 'Dan', role: 'PR', status: 'submitted' } as const
const priya = { name: 'Priya', role: 'PR', status: 'draft' } as const

test('who has not submitted is named before it is closed without them', () => {
  expect(dialog(dan, priya).says(boardWords.close.missing(['Priya']))).toBe(true)
  expect(dialog(dan).says('not submitted')).toBe(false)
})

test('a lead who only reads is not waited for', () => {
  expect(dialog({ ...priya, role: 'LR' }).says('not submitted')).toBe(false)
})
