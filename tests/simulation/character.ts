/**
 * What kind of day it is. Each has a mixture of its own, drawn from the seed: some things happen often, others not at
 * all, and people keep to a few fields or to many. A fault that needs two rare things at once is found on a day that has
 * much of both; days that all have some of everything would hardly ever find it.
 */
import type { Chance } from './chance.ts'
import { TEXTS } from './evaluation.ts'
import { DEEDS, type Deed } from './hand.ts'
import { FATES, type Fates } from './line.ts'
import { MISHAPS, type Mishap } from './mishaps.ts'

export interface Character {
  readonly fates: Fates
  readonly mishaps: Readonly<Record<Mishap, number>>
  readonly deeds: Readonly<Record<Deed, number>>
  /** The texts that people write today. */
  readonly texts: readonly string[]
  /** How many tabs they begin in. */
  readonly tabs: number
  /** How many things happen. */
  readonly steps: number
  /** The shortest time between two of them, in milliseconds; the longest is some ten times as long. */
  readonly pause: number
}

/** One day in so many is long. */
const LONG = 16

export function characterOf(chance: Chance): Character {
  const isLong = chance.below(LONG) === 0
  return {
    fates: chance.ofToday(FATES),
    mishaps: { ...chance.ofToday(MISHAPS), act: MISHAPS.act },
    deeds: { ...chance.ofToday(DEEDS), write: DEEDS.write },
    texts: Array.from({ length: 1 + chance.below(chance.pick([1, 4])) }, () => chance.pick(TEXTS)),
    tabs: chance.pick([1, 1, 2]),
    pause: chance.pick([50, 200, 800]),
    steps: isLong ? 16 + chance.below(24) : 3 + chance.below(9),
  }
}
