/**
 * How slow this machine is just now. A shared machine gives a program less than a whole core's work for the same
 * processor time while its neighbours are busy, and no two machines are alike; a figure that is to mean the same
 * everywhere is divided by this. The work is of the kind that an application does: text, small objects, sorting.
 */

/** Processor time of one piece of that work on the machine on which the limits were set, while it was quiet. */
const REFERENCE_MS = 10
const PIECES = 15

function work(): number {
  const words = Array.from({ length: 9000 }, (_, at) => ({ at, text: `word ${(at * 7919) % 9973}` }))
  const sorted = words.toSorted((a, b) => (a.text < b.text ? -1 : 1))
  const joined = sorted.map((word) => word.text).join(' ')
  return joined.length + new Map(sorted.map((word) => [word.text, word.at])).size
}

/** 1 on the reference machine, 2 where the same work takes twice the processor time: the median of some pieces. */
export function slownessNow(): number {
  const taken: number[] = []
  for (let piece = 0; piece < PIECES; piece += 1) {
    const begun = process.cpuUsage()
    work()
    taken.push(process.cpuUsage(begun).user / 1000)
  }
  return taken.toSorted((a, b) => a - b)[PIECES >> 1]! / REFERENCE_MS
}
