/**
 * Whether others would guess a password soon: by what many people choose, by patterns of keys, dates and repeats, and
 * by what is known of the person. The dictionaries take a moment to unpack, so they are when the first is asked about.
 */
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs as graphs, dictionary } from '@zxcvbn-ts/language-common'
import { isRightLength } from '#domain/password.ts'
import { type Problem, problem } from '#domain/problem.ts'

/** Of 0 to 4; below it, somebody who may try at leisure is done with 100 million guesses. */
const SAFE = 3
/** Of what a person adds to what is known of them: a name and a year is a guess among a few thousand. */
const OWN_LENGTH = 6
const OURS = ['qa review', 'qareview', 'quality assurance review', 'peer review']

/** The longest passwords, made for it, took more than a second of the one processor; these bounds make it a fiftieth. */
const BOUNDS = { maxLength: 64, l33tMaxSubstitutions: 10 }

let estimator: ZxcvbnFactory | null = null

/** Why nobody should have this password, or null. */
export function faultOf(
  password: string,
  { name, email }: { readonly name: string; readonly email: string },
): Problem | null {
  if (!isRightLength(password)) return problem('password-length')
  const known = [...OURS, name, email, ...name.split(/\s+/), ...email.split(/[@.]/)]
  const words = known.filter((word) => word.length > 2)
  estimator ??= new ZxcvbnFactory({ dictionary, graphs, ...BOUNDS })
  const { score } = estimator.check(password, words)
  return score < SAFE || ownLength(password, words) < OWN_LENGTH ? problem('password-guessable') : null
}

/** How much of it is neither a word that is known of the person, nor a year, nor what stands between. */
function ownLength(password: string, words: readonly string[]): number {
  const longestFirst = words.map((word) => word.toLowerCase()).toSorted((a, b) => b.length - a.length)
  const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), password.toLowerCase())
  return left.replace(/(?:19|20)\d\d|[\s\p{P}]/gu, '').length
}
