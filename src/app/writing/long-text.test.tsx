/** What stands at a long text: itself, that it was merged and waits to be checked, or both texts that are kept of it. */
import { useForm } from 'react-hook-form'
import { expect, test } from 'vitest'
import { type Head, fieldsFrom } from '#domain/custody/state.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { Draft } from '#app/store/draft.ts'
import { device } from '#tests/world/device.ts'
import { drawn } from '#tests/world/drawn.tsx'
import { idOf } from '#tests/world/known.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import { liveFields } from './live-fields.ts'
import { LongText } from './long-text.tsx'
import type { Texts } from './text-field.ts'
import { words } from './words.ts'

const RID = '01939f3a-0000-7000-8000-000000000001'
const personId = idOf('linda')
const typed: Head = {
  mid: 'm',
  by: personId,
  value: 'Pupils behave well.',
  at: '2026-11-21T09:00:00.000Z',
  receivedAt: null,
}
const merged: Head = { ...typed, mid: 'n', by: 'system', value: 'Pupils behave. They read.', merge: ['a', 'b'] }

function Section() {
  const form = useForm<Texts>()
  return <LongText form={form} field="text" label="Context" adviceLimit={2000} />
}

function said(heads: readonly Head[], open = true) {
  const tablet = device({ personId, fetch: new SmallServer(personId).fetch })
  const live = liveFields(fieldsFrom({ text: heads }), () => () => undefined)
  const here = { rid: RID, doc: 'section/context' }
  const draft = new Draft({ ...here, store: tablet.store, newId: () => 'n', schedule: () => () => undefined })
  const refresh = () => Promise.resolve()
  const { says, ids } = drawn(tablet, <Section />, {
    ...here,
    personId,
    framework: qar2019,
    live,
    draft,
    refresh,
    open,
  })
  expect(new Set(ids).size).toBe(ids.length)
  const { note, right } = words.merged
  return [note, right, words.answers.both, `${words.answers.merged},`].filter(says)
}

test('a merge says that it is to be checked, and offers to say that it has been', () => {
  expect(said([merged])).toEqual([words.merged.note, words.merged.right])
  expect(said([merged], false)).not.toContain(words.merged.right)
  expect(said([typed])).toEqual([])
})

test('of a merge and another text, both are shown, and which of them was merged', () => {
  expect(said([typed, merged])).toEqual([words.answers.both, `${words.answers.merged},`])
})
