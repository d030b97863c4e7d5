/**
 * Brings a network file into a store, in the transaction that it is given: whatever is there already is left as it is, and
 * whatever differs becomes what the file says. A row that is no longer in the file changes nothing. A dry run is the same
 * work, undone at the end, so that it cannot say one thing and do another.
 */
import type { Progress } from '#server/admin/terminal.ts'
import type { Mistake } from './file.ts'
import type { Became, Bringing } from './bringing.ts'
import type { Thing } from './network.ts'
import { bringHub, bringSchool, bringTrust } from './places.ts'
import { bringPerson } from './people.ts'
import { bringReview } from './reviews.ts'

export interface Report {
  readonly rows: readonly (Exclude<Became, { became: 'refused' }> & { readonly line: number })[]
  readonly mistakes: readonly Mistake[]
}

export async function bringIn(bringing: Bringing, progress: Progress): Promise<Report> {
  const { hubs, trusts, schools, people, reviews } = bringing.network
  const rows: Report['rows'][number][] = []
  const mistakes: Mistake[] = []
  const bring = async <T extends Thing>(
    things: ReadonlyMap<string, T>,
    how: (bringing: Bringing, thing: T) => Promise<Became>,
  ) => {
    for (const thing of things.values()) {
      const became = await how(bringing, thing)
      const { line } = thing
      if (became.became === 'refused') mistakes.push(...became.reasons.map((words) => ({ line, words })))
      else rows.push({ line, ...became })
      progress(rows.length, 'rows looked at')
    }
  }
  await bring(hubs, bringHub)
  await bring(trusts, bringTrust)
  await bring(schools, bringSchool)
  await bring(people, bringPerson)
  await bring(reviews, bringReview)
  return { rows: rows.toSorted((a, b) => a.line - b.line), mistakes }
}
