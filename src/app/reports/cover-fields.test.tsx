import { expect, test } from 'vitest'
import { qar2019 } from '#domain/framework/qar-2019.ts'
import { COVER } from '#domain/report/cover.ts'
import { Draft } from '#app/store/draft.ts'
import { liveFields } from '#app/writing/live-fields.ts'
import { fields } from '#tests/world/decisions.ts'
import { device } from '#tests/world/device.ts'
import { drawn } from '#tests/world/drawn.tsx'
import { idOf } from '#tests/world/known.ts'
import { SmallServer } from '#tests/world/small-server.ts'
import { CoverFields } from './cover-fields.tsx'
import { words } from './words.ts'

const personId = idOf('linda')

test.each<[string, string, boolean]>([
  ['headline', '21 March 2024', true],
  ['report-card', '2024-02-30', true],
  ['headline', '2024-03-21', false],
  ['headline', '', false],
])('whoever writes when Ofsted inspected (%s, “%s”) reads there whether the report has it', (shape, on, isAdvised) => {
  const here = { rid: '01939f3a-0000-7000-8000-000000000001', doc: COVER }
  const tablet = device({ personId, fetch: new SmallServer(personId).fetch })
  const live = liveFields(fields({ 'ofsted/shape': shape, 'ofsted/on': on }), () => () => undefined)
  const draft = new Draft({ ...here, store: tablet.store, newId: () => 'n', schedule: () => () => undefined })
  const refresh = () => Promise.resolve()
  const given = { ...here, personId, framework: qar2019, live, draft, refresh, open: true }
  expect(drawn(tablet, <CoverFields />, given).says(words.coverForm.noDay)).toBe(isAdvised)
})
