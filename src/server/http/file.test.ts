/** A report given out as a file: complete, with its name, and never to be opened in the place of a page of ours. */
import { describe, expect, test } from 'vitest'
import { FORMS, files } from '#domain/report/forms.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { everything } from '#tests/golden/report/everything.ts'
import { endpointWorld } from '#tests/world/endpoint.ts'

async function asking(report: ReportModel, form: string): Promise<Response> {
  const { call, signIn } = endpointWorld({
    handlers: { reportFile: ({ query }) => Promise.resolve({ report, form: query.form }) },
  })
  const cookie = await signIn()
  return call('GET', `/api/v1/reviews/${report.review.id}/report/file?form=${form}`, { headers: { cookie } })
}

describe('each form', () => {
  test.each(FORMS)('%s', async (form) => {
    const answer = await asking(everything, form)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': files[form].type,
      'content-disposition': `attachment; filename="ashdown-park-primary-school-2026-11-v2.${files[form].ending}"`,
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*; sandbox$/) as string,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(5000)
  })
})

test('a form that there is not is malformed', async () => {
  for (const form of ['', 'exe', 'PDF', '../pdf']) expect((await asking(everything, form)).status).toBe(400)
})

test('a report that cannot be set is said to be safe, and can be had in another form', async () => {
  const [estimate] = everything.estimates
  const beyond = { ...everything, estimates: [{ ...estimate!, now: { id: 'x', title: 'x', rank: 9 } }] }
  const refused = await asking(beyond, 'pdf')
  expect([refused.status, await refused.json()]).toMatchObject([503, { type: '/problems/report-not-set' }])
  expect((await asking(beyond, 'text')).status).toBe(200)
})
