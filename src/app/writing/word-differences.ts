/**
 * Two answers side by side are read for their differences, so the words that only one of them has are marked. It is a
 * longest common subsequence by words; two texts too long for that are shown unmarked rather than late.
 */

export interface Run {
  readonly text: string
  readonly differs: boolean
}

const MOST_CELLS = 4_000_000

/** Both texts cut into runs, whole and in order: the runs of each, joined, are that text again. */
export function wordDifferences(left: string, right: string): readonly [readonly Run[], readonly Run[]] {
  const pieces = [piecesOf(left), piecesOf(right)] as const
  const [a, b] = pieces.map((each) => each.map((piece) => piece.trim())) as [string[], string[]]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const common = commonWords(a.slice(start, a.length - end), b.slice(start, b.length - end))
  if (common === null) return [runsOf(pieces[0], () => false), runsOf(pieces[1], () => false)]
  const differs = (count: number, kept: ReadonlySet<number>) => (at: number) =>
    at >= start && at < count - end && !kept.has(at - start)
  return [runsOf(pieces[0], differs(a.length, common[0])), runsOf(pieces[1], differs(b.length, common[1]))]
}

/** Each word with the space after it, so that nothing is left out; only the words are compared. */
function piecesOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? []
}

function runsOf(words: readonly string[], differs: (at: number) => boolean): Run[] {
  const runs: { text: string; differs: boolean }[] = []
  for (const [at, word] of words.entries()) {
    const last = runs.at(-1)
    if (last && last.differs === differs(at)) last.text += word
    else runs.push({ text: word, differs: differs(at) })
  }
  return runs
}

/** The indices, in each, of the words of a longest common subsequence; null when there are too many words. */
function commonWords(a: readonly string[], b: readonly string[]): readonly [Set<number>, Set<number>] | null {
  const width = b.length + 1
  if ((a.length + 1) * width > MOST_CELLS) return null
  const longest = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j
      const skip = Math.max(longest[at + width]!, longest[at + 1]!)
      longest[at] = a[i] === b[j] ? longest[at + width + 1]! + 1 : skip
    }
  }
  const inA = new Set<number>()
  const inB = new Set<number>()
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const at = i * width + j
    if (a[i] === b[j]) {
      inA.add(i++)
      inB.add(j++)
    } else if (longest[at + width]! >= longest[at + 1]!) i++
    else j++
  }
  return [inA, inB]
}
