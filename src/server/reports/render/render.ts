/** A report as a file in any of its forms, ready to be given out. */
import type { Problem } from '#domain/problem.ts'
import { isProblem } from '#domain/problem.ts'
import { jsonOf } from '#domain/report/json.ts'
import type { ReportModel } from '#domain/report/model.ts'
import { plainTextOf } from '#domain/report/plain-text.ts'
import { htmlOf } from './html.ts'
import type { Press } from './press.ts'

export const FORMS = ['html', 'pdf', 'docx', 'text', 'json'] as const
export type Form = (typeof FORMS)[number]

export interface ReportFile {
  readonly bytes: Uint8Array
  readonly type: string
  readonly name: string
}

const kinds: Readonly<Record<Form, { readonly type: string; readonly ending: string }>> = {
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  text: { type: 'text/plain; charset=utf-8', ending: 'txt' },
  json: { type: 'application/json', ending: 'json' },
}

/** `report-not-set` where a PDF or a Word file could not be made; all others cannot fail. */
export async function renderReport(model: ReportModel, form: Form, press: Press): Promise<ReportFile | Problem> {
  const bytes = await bytesOf(model, form, press)
  if (isProblem(bytes)) return bytes
  const { type, ending } = kinds[form]
  return { bytes, type, name: `${fileName(model)}.${ending}` }
}

function bytesOf(model: ReportModel, form: Form, press: Press): Promise<Uint8Array | Problem> | Uint8Array {
  switch (form) {
    case 'html':
      return Buffer.from(htmlOf(model))
    case 'text':
      return Buffer.from(plainTextOf(model))
    case 'json':
      return Buffer.from(jsonOf(model))
    case 'pdf':
    case 'docx':
      return press.make({ form, model })
  }
}

/** Letters and digits that every file system and every header can hold, such as `ashdown-park-2026-11-v2`. */
function fileName({ school, review, version }: ReportModel): string {
  const plain = school.name.normalize('NFKD').replaceAll(/[\u0300-\u036F’']/g, '')
  const words = plain.toLowerCase().match(/[a-z0-9]+/g) ?? ['report']
  return `${words.join('-').slice(0, 80)}-${review.to.slice(0, 7)}-v${version.number}`
}
