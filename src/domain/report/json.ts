/**
 * A report as a file that a school takes away and brings back, here or anywhere else: the model itself. What is read
 * is checked against the schema, so that a file of another kind is refused in words and never half taken.
 */
import { type Problem, problem } from '#domain/problem.ts'
import { z } from 'zod'
import { type ReportModel, reportModel } from './model.ts'

/** In bytes: several times what the largest report comes to. What is larger is not read at all. */
export const LARGEST_FILE = 20 * 1024 * 1024

/** The same report is the same bytes, whatever the order in which it was put together. */
export const jsonOf = (model: ReportModel) => `${JSON.stringify(reportModel.parse(model), null, 2)}\n`

/** `not-a-report` for a file of another kind, `newer-report` for one that a later version of this program wrote. */
export function reportIn(json: string): ReportModel | Problem {
  const data = parsed(json)
  const report = reportModel.safeParse(data)
  if (report.success) return report.data
  return problem(laterFormat.safeParse(data).success ? 'newer-report' : 'not-a-report')
}

const laterFormat = z.looseObject({ format: reportModel.shape.format, formatVersion: z.int().min(2) })

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
