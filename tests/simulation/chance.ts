/** Everything that happens by chance in a simulated day comes from one seed, so that the day can be lived again. */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export interface Chance {
  /** A whole number from 0 up to, not including, `n`. */
  readonly below: (n: number) => number
  /** From 0 up to, not including, 1. */
  readonly fraction: () => number
  readonly pick: <T>(from: readonly T[]) => T
  /** One of the names, as often as its weight says. */
  readonly weighed: <T extends string>(weights: Readonly<Record<T, number>>) => T
  /** The same names, each as seldom or as often as it happens to be today, some never. */
  readonly ofToday: <T extends string>(weights: Readonly<Record<T, number>>) => Readonly<Record<T, number>>
  /** A UUIDv7 of that time. */
  readonly id: (ms: number) => string
}

const OFTEN = [0, 1, 1, 4]

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
    ofToday: (weights) => {
      const names = Object.keys(weights) as (keyof typeof weights)[]
      return Object.fromEntries(
        names.map((name) => [name, weights[name] * OFTEN[below(OFTEN.length)]!]),
      ) as typeof weights
    },
    id: (ms) => {
      const time = ms.toString(16).padStart(12, '0')
      const [a, b, c] = [below(2 ** 31), below(2 ** 31), below(2 ** 31)].map((n) => n.toString(16).padStart(8, '0'))
      return `${time.slice(0, 8)}-${time.slice(8)}-7${a!.slice(0, 3)}-8${b!.slice(0, 3)}-${b!.slice(3)}${c!.slice(0, 7)}`
    },
  }
}
