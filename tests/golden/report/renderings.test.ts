/** A report's renderings, compared to files: a change of what a school reads is seen in review. `vitest -u` makes them anew. */
import { expect, test } from 'vitest'
import { jsonOf } from '#domain/report/json.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { plainTextOf } from '#domain/report/plain-text.ts'
import { htmlOf } from '#server/reports/render/html.ts'
import { everything } from './everything.ts'

test.each([
  ['html', (model: ReportModel) => htmlOf(model).replace(/base64,[^)]*/, 'base64,…')],
  ['txt', plainTextOf],
  ['json', jsonOf],
])('as %s', async (extension, made) => {
  await expect(made(everything)).toMatchFileSnapshot(`everything.${extension}`)
})
