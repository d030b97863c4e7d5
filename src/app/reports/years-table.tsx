/**
 * The estimates of a school over the years, the newest at the right. The table is the picture: each area says in a sentence
 * what has become of it, and below stands a bar for every review, as a word, a glyph and a fill.
 */
import type { ReviewOverYears } from '#domain/api/reports.ts'
import { EstimateBadge, type EstimateRank } from '#app/ui/bars.tsx'
import { IconNone } from '#app/ui/icon.tsx'
import { DataTable } from '#app/ui/table.tsx'
import { finding, namesOf, words } from './words-years.ts'

type Estimate = ReviewOverYears['overall']

interface Row {
  readonly id: string
  readonly title: string
  /** One for each review. */
  readonly estimates: readonly Estimate[]
}

/** @param reviews of one framework, the oldest first */
export function YearsTable({ reviews }: { reviews: readonly ReviewOverYears[] }) {
  const names = namesOf(reviews)
  const areas = areasOf(reviews)
  const overall: Row = { id: '', title: words.overall, estimates: reviews.map((review) => review.overall) }
  const rows = overall.estimates.some((estimate) => estimate !== null) ? [...areas, overall] : areas
  return (
    <DataTable className="years" caption={words.since(names.at(-2)!, changes(areas))}>
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map(({ id, title, estimates }) => (
        <tbody key={id}>
          <tr>
            <th scope="rowgroup" colSpan={names.length}>
              <span className="years__area">{title}</span>
              <span className="years__finding">{finding(said(estimates, names))}</span>
            </th>
          </tr>
          <tr>
            {estimates.map((estimate, at) => (
              <td key={names[at]}>
                <Bar estimate={estimate} />
              </td>
            ))}
          </tr>
        </tbody>
      ))}
    </DataTable>
  )
}

function Bar({ estimate }: { estimate: Estimate }) {
  if (estimate) return <EstimateBadge level={estimate.id} rank={estimate.rank as EstimateRank} label={estimate.title} />
  return (
    <span className="years__none">
      <IconNone /> {words.noEstimate}
    </span>
  )
}

/** Every area that any of the reviews estimated, called as the newest of them calls it. */
function areasOf(reviews: readonly ReviewOverYears[]): readonly Row[] {
  const titles = new Map(reviews.flatMap(({ estimates }) => estimates.map(({ area }) => [area.id, area.title])))
  return [...titles].map(([id, title]) => ({
    id,
    title,
    estimates: reviews.map(({ estimates }) => estimates.find(({ area }) => area.id === id)?.estimate ?? null),
  }))
}

const said = (estimates: readonly Estimate[], names: readonly string[]) =>
  estimates.flatMap((estimate, at) => (estimate ? [{ name: names[at]!, title: estimate.title }] : []))

/** How many areas the last review estimated higher than the one before, how many lower. */
function changes(rows: readonly Row[]) {
  const steps = rows.flatMap(({ estimates }) => {
    const [before, now] = estimates.slice(-2)
    return before && now ? [Math.sign(now.rank - before.rank)] : []
  })
  const count = (sign: number) => steps.filter((step) => step === sign).length
  return { higher: count(1), same: count(0), lower: count(-1) }
}
