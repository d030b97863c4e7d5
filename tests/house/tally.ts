/**
 * What counts as passed. The test runner is content with a skipped test, a file that holds none and an error that
 * belongs to no test; this house is not, because each of them looks like success and checks nothing.
 */
export type Tally = { readonly passed: number; readonly failures: readonly string[] }

/** The part of the runner's JSON report that we read. */
export type Report = {
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/** `ok` is the runner's own verdict: it knows of errors outside any test. `report` is undefined when it wrote none. */
export function tallyOf(report: Report | undefined, ok: boolean): Tally {
  if (report === undefined) return { passed: 0, failures: ['vitest wrote no report'] }
  const failures = report.testResults.flatMap((file) => {
    const bad = file.assertionResults.filter((test) => test.status !== 'passed')
    if (bad.length > 0) return bad.map((test) => `${test.status}: ${test.fullName} (${file.name})`)
    if (file.status !== 'passed') return [`failed: ${file.name} ${file.message ?? ''}`.trim()]
    return file.assertionResults.length === 0 ? [`no test in ${file.name}`] : []
  })
  if (report.numPassedTests === 0 && failures.length === 0) failures.push('no test was run')
  if (!ok && failures.length === 0) failures.push('vitest failed outside any test; see its last words above')
  return { passed: report.numPassedTests, failures }
}

export function total(tallies: readonly Tally[]): string {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  const failed = tallies.reduce((sum, tally) => sum + tally.failures.length, 0)
  return `${passed} passed, ${failed} failed`
}
