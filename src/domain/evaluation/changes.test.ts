/** What a reviewer has changed since their evaluation was returned, as it is told to them: by arrival, and never by a word alone. */
import { expect, test } from 'vitest'
import type { Json } from '#domain/custody/canonical.ts'
import { fieldsFrom } from '#domain/custody/state.ts'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { changesSince } from './changes.ts'

const [leadership] = qar2019.areas
const BEFORE = '2026-11-21T10:00:00.000Z'
const RETURNED = '2026-11-21T12:00:00.000Z'
const AFTER = '2026-11-21T13:00:00.000Z'
const POINT = 'areas/leadership/went-well'

const head = (value: Json, receivedAt: string | null) => [{ mid: 'm', by: 'dan', at: BEFORE, value, receivedAt }]
const changed = (fields: Parameters<typeof fieldsFrom>[0]) => changesSince(leadership!, fieldsFrom(fields), RETURNED)

test('what was received before is no change; what came after, or waits to be sent, is', () => {
  expect(
    changed({
      'areas/leadership/estimate': head('leading', AFTER),
      [`${POINT}/a/text`]: head('As it was.', BEFORE),
      [`${POINT}/b/text`]: head('Another word.', AFTER),
      [`${POINT}/c/text`]: head('Typed without a connection.', null),
      'areas/provision/estimate': head('leading', AFTER),
    }),
  ).toEqual([
    { field: 'areas/leadership/estimate', list: null, deleted: false },
    { field: `${POINT}/b/text`, list: 'went-well', deleted: false },
    { field: `${POINT}/c/text`, list: 'went-well', deleted: false },
  ])
})

test('a point that was deleted since is told by its text, one that was deleted before is not told', () => {
  expect(
    changed({
      [`${POINT}/a/text`]: head('Gone now.', BEFORE),
      [`${POINT}/a/_deleted`]: head(true, AFTER),
      [`${POINT}/b/text`]: head('Gone before.', BEFORE),
      [`${POINT}/b/_deleted`]: head(true, BEFORE),
    }),
  ).toEqual([{ field: `${POINT}/a/text`, list: 'went-well', deleted: true }])
})

test('a point that was only moved says the same as before', () => {
  expect(changed({ [`${POINT}/a/text`]: head('Same.', BEFORE), [`${POINT}/a/order`]: head('a1', AFTER) })).toEqual([])
})
