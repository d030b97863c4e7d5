/** A report as a file in any of its forms, ready to be given out. */
import { type Problem, isProblem } from '#domain/problem.ts'
import { plainName } from '#domain/report/file-name.ts'
import { type Form, files } from '#domain/report/forms.ts'
import { jsonOf } from '#domain/report/json.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { plainTextOf } from '#domain/report/plain-text.ts'
import { htmlOf } from './html.ts'
import type { Order } from './press.ts'

type Make = (order: Order) => Promise<Uint8Array | Problem>

export interface ReportFile {
  readonly bytes: Uint8Array
  readonly type: string
  readonly name: string
}

/** `make` is the press's, for PDF and Word: they may be a problem, all others cannot. */
export async function renderReport(model: ReportModel, form: Form, make: Make): Promise<ReportFile | Problem> {
  const bytes = await bytesOf(model, form, make)
  if (isProblem(bytes)) return bytes
  const { type, ending } = files[form]
  return { bytes, type, name: `${fileName(model)}.${ending}` }
}

function bytesOf(model: ReportModel, form: Form, make: Make): Promise<Uint8Array | Problem> | Uint8Array {
  switch (form) {
    case 'html':
      return Buffer.from(htmlOf(model))
    case 'text':
      return Buffer.from(plainTextOf(model))
    case 'json':
      return Buffer.from(jsonOf(model))
    case 'pdf':
    case 'docx':
      return make({ form, model })
  }
}

/** Such as `ashdown-park-2026-11-v2`. */
const fileName = ({ school, review, version }: ReportModel) =>
  `${plainName(school.name)}-${review.to.slice(0, 7)}-v${version.number}`
