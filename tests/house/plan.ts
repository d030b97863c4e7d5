/**
 * What of the suite is run, and what is said about the rest: on a machine that lacks something, `npm test` runs
 * nothing that would only fail for that, and leaves nothing out without a word.
 */
import { type Need, needs } from './needs.ts'

export interface Plan {
  /** A line for each thing that this machine lacks. */
  readonly lacks: readonly string[]
  /** The arguments for the test runner, or null when no test is run. */
  readonly words: readonly string[] | null
}

/** `words` are those of the command line; `missing` says of a need in one line what is missing, or null. */
export function plan(words: readonly string[], missing: (need: Need) => string | null): Plan {
  const without = needs.flatMap((need) => {
    const why = need.projects.some((project) => takesPart(project, words)) ? missing(need) : null
    return why === null ? [] : [{ why, need }]
  })
  const refused = without.filter(({ need }) => !need.mayBeMissing || need.projects.some((each) => isNamed(each, words)))
  if (refused.length > 0) return { lacks: refused.map(({ why }) => `${why} No test was run.`), words: null }
  const leftOut = new Set(without.flatMap(({ need }) => need.projects))
  return {
    lacks: without.map(({ why, need }) => `${why} The tests of ${need.projects.join(', ')} are left out.`),
    words: [...words, ...[...leftOut].map((project) => `--project=!${project}`)],
  }
}

/** Whether the test runner runs this project: any, unless some are named; and none that is excluded. */
export function takesPart(project: string, words: readonly string[]): boolean {
  const named = projectsIn(words)
  const excluded = named.filter((name) => name.startsWith('!'))
  if (excluded.some((name) => fits(project, name.slice(1)))) return false
  return excluded.length === named.length || isNamed(project, words)
}

const isNamed = (project: string, words: readonly string[]): boolean =>
  projectsIn(words).some((name) => fits(project, name))

function projectsIn(words: readonly string[]): string[] {
  return words.flatMap((word, at) =>
    word.startsWith('--project=') ? [word.slice('--project='.length)] : words[at - 1] === '--project' ? [word] : [],
  )
}

function fits(project: string, pattern: string): boolean {
  return new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(project)
}
