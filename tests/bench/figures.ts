/** What is measured, as rows, and the few statistics that they need. */

/** One thing measured beside its limit. Times are milliseconds, rates are per second. */
export interface Figure {
  readonly what: string
  /** Added to each way there and back, where there is one. */
  readonly addedMs?: number
  readonly unit: 'ms' | '/s'
  readonly ours: number
  /** Named where it is not the median: `p95`. */
  readonly of?: string
  readonly limit?: number | undefined
  /** What the figure, or where there is a limit its ratio to it, has to come to. */
  readonly goal?: Goal | undefined
  readonly wire?: Wire | undefined
}

export interface Goal {
  readonly of: 'ratio' | 'figure'
  readonly atMost?: number
  readonly atLeast?: number
}

export interface Wire {
  readonly up: number
  readonly down: number
  readonly requests: number
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The nearest rank, so that it is a value that was measured. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** How often ours takes the limit's time; for rates, how much of the limit's rate is missing, turned the same way up. */
export function ratioOf({ ours, limit, unit }: Figure): number | undefined {
  if (limit === undefined) return undefined
  return unit === 'ms' ? ours / limit : limit / ours
}

export function isMet(figure: Figure): boolean | undefined {
  const { goal } = figure
  if (!goal) return undefined
  const value = goal.of === 'figure' ? figure.ours : (ratioOf(figure) ?? Number.NaN)
  return value <= (goal.atMost ?? Number.POSITIVE_INFINITY) && value >= (goal.atLeast ?? Number.NEGATIVE_INFINITY)
}
