import type { Lived } from './day.ts'

/** A bad day for people: what was wrong, what happened, and how it is lived again. */
export function report({ seed, violations, trace }: Lived): string {
  const again = `npm run simulate -- ${seed} 1 lives this day again; once mended, it belongs in tests/simulation/regressions.ts`
  return [`seed ${seed}:`, ...[...violations, ...trace].map((line) => `  ${line}`), again].join('\n')
}
