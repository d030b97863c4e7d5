/** Every form of a report as a file: what it is, what it is called, and what becomes of a failure. */
import { afterAll, describe, expect, test } from 'vitest'
import { isProblem, problem } from '#domain/problem.ts'
import type { Form } from '#domain/report/forms.ts'
import { reportIn } from '#domain/report/json.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { everything } from '#tests/golden/report/everything.ts'
import { openPress } from './press.ts'
import { type ReportFile, renderReport } from './render.ts'

const press = openPress()
afterAll(press.close)

async function fileOf(form: Form, model: ReportModel = everything): Promise<ReportFile> {
  const file = await renderReport(model, form, (order) => press.make(order, 'somebody'))
  if (isProblem(file)) throw new Error(file.problem)
  return file
}

test.each([
  ['html', 'text/html; charset=utf-8', 'html', '<!doctype html>'],
  ['pdf', 'application/pdf', 'pdf', '%PDF-'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx', 'PK'],
  ['text', 'text/plain; charset=utf-8', 'txt', 'Quality Assurance Review report'],
  ['json', 'application/json', 'json', '{'],
] as const)('as %s, with its type and a name', async (form, type, ending, start) => {
  const file = await fileOf(form)
  expect({ type: file.type, name: file.name }).toEqual({
    type,
    name: `ashdown-park-primary-school-2026-11-v2.${ending}`,
  })
  expect(Buffer.from(file.bytes).toString('latin1')).toMatch(new RegExp(`^${start}`))
})

test('what was taken away as JSON is the report', async () => {
  expect(reportIn(Buffer.from((await fileOf('json')).bytes).toString())).toEqual(everything)
})

test('a press that cannot make it is a problem', async () => {
  expect(await renderReport(everything, 'pdf', async () => problem('report-not-set'))).toEqual({
    problem: 'report-not-set',
  })
})

describe('the name', () => {
  test.each([
    ['St Zoë’s & St Anne’s', 'st-zoes-st-annes-2026-11-v2.txt'],
    ['../../etc/passwd\r\nX-Header: 1', 'etc-passwd-x-header-1-2026-11-v2.txt'],
    ['学校', 'report-2026-11-v2.txt'],
    ['A'.repeat(500), `${'a'.repeat(80)}-2026-11-v2.txt`],
  ])('of %j is safe in a header and on a disk', async (name, expected) => {
    expect((await fileOf('text', { ...everything, school: { ...everything.school, name } })).name).toBe(expected)
  })
})
