/** Everything that happens by chance in a simulated day comes from one seed, so that the day can be lived again. */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { v7 } from 'uuid'

export interface Chance {
  /** A whole number from 0 up to, not including, `n`. */
  readonly below: (n: number) => number
  /** From 0 up to, not including, 1. */
  readonly fraction: () => number
  readonly pick: <T>(from: readonly T[]) => T
  /** One of the names, as often as its weight says. */
  readonly weighed: <T extends string>(weights: Readonly<Record<T, number>>) => T
  /** A UUIDv7 of that time. */
  readonly id: (ms: number) => string
}

export function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(seed)
  const below = (n: number) => uniformInt(generator, 0, n - 1)
  return {
    below,
    fraction: () => below(2 ** 30) / 2 ** 30,
    pick: (from) => from[below(from.length)]!,
    weighed: (weights) => {
      const names = Object.keys(weights) as (keyof typeof weights)[]
      let left = below(names.reduce((sum, name) => sum + weights[name], 0))
      return names.find((name) => (left -= weights[name]) < 0)!
    },
    id: (ms) => v7({ msecs: ms, seq: below(2 ** 31), random: Uint8Array.from({ length: 16 }, () => below(256)) }),
  }
}
