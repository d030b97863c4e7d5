/**
 * The checks of the house, as data: `npm run check` runs all of them, `npm run lint` and its siblings run one, and
 * `npm run verify` counts each as one. One list, so that the three can never disagree about what is checked.
 */
import { run, tool, type Outcome } from './run.ts'

/** `speaks`: what it prints is worth reading when it passes, too. */
export type Step = { readonly name: string; readonly command: readonly string[]; readonly speaks?: boolean }

export const checks: readonly Step[] = [
  { name: 'types', command: tool('typescript#tsc', '-b') },
  { name: 'lint', command: tool('oxlint') },
  { name: 'format', command: tool('oxfmt', '--list-different') },
  { name: 'dead', command: tool('knip', '--no-progress') },
  { name: 'sizes', command: [process.execPath, 'tests/house/sizes.ts'], speaks: true },
]

export const build: Step = { name: 'build', command: tool('vite', 'build') }
export const budgets: Step = { name: 'budgets', command: [process.execPath, 'tests/house/budgets.ts'], speaks: true }

/** Runs one step in `cwd` and prints one line for it; all of the tool's words when it fails. */
export async function take(step: Step, cwd = process.cwd()): Promise<Outcome> {
  const outcome = await run(step.command, { cwd })
  const words = outcome.output.trimEnd()
  if (words !== '' && (!outcome.ok || step.speaks === true)) console.log(words)
  const hint = !outcome.ok && step.name === 'format' ? ' (the files above; `npm run tidy` formats them)' : ''
  console.log(`${step.name.padEnd(8)} ${outcome.ok ? 'passed' : 'FAILED'} in ${outcome.seconds.toFixed(1)} s${hint}`)
  return outcome
}
