/** A file that somebody has chosen, as the report that it holds or as what is wrong with it. It is read here and goes nowhere. */
import { type Problem, problem } from '#domain/problem.ts'
import { LARGEST_FILE, reportIn } from '#domain/report/json.ts'
import type { ReportModel } from '#domain/report/model.ts'

export async function reportInFile(file: Blob): Promise<ReportModel | Problem> {
  if (file.size > LARGEST_FILE) return problem('report-too-large')
  const bytes = await file.arrayBuffer().catch(() => null)
  if (!bytes) return problem('file-unreadable')
  const text = decoded(bytes)
  return text === null ? problem('not-a-report') : reportIn(text)
}

/** Null where it is not UTF-8: letters that cannot be read are not shown as others. */
function decoded(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
