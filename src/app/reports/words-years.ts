/**
 * Every sentence about a school's reviews over the years, in one place. What the estimates come to is said in words made
 * from them, so that nobody has to read it out of a picture.
 */

const listed = new Intl.ListFormat('en-GB')
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** What each review is called among the others: by its year, or by its month where a year had two. */
export function namesOf(reviews: readonly { readonly from: string }[]): readonly string[] {
  const years = reviews.map(({ from }) => from.slice(0, 4))
  if (new Set(years).size === years.length) return years
  return reviews.map(({ from }) => month.format(new Date(`${from}T12:00:00Z`)))
}

/** What an area was estimated as, from the first to the last: "Effective in 2022 and 2024, Leading in 2026". */
export function finding(times: readonly { readonly name: string; readonly title: string }[]): string {
  const runs: { title: string; names: string[] }[] = []
  for (const { name, title } of times) {
    const run = runs.at(-1)
    if (run?.title === title) run.names.push(name)
    else runs.push({ title, names: [name] })
  }
  return runs.map(({ title, names }) => `${title} in ${listed.format(names)}`).join(', ')
}

const areas = (count: number) => `${count} ${count === 1 ? 'area' : 'areas'}`

export const words = {
  title: 'All reviews',
  all: 'All reviews of this school',
  loading: 'Asking the server for the reviews of this school…',
  offline: 'The reviews of a school are read from the server, which cannot be reached just now. They are safe there.',
  none: 'There is no published review of this school that you can read.',
  again: 'Try again',
  lead: (count: number) => (count === 1 ? 'One published review' : `${count} published reviews`),
  /** What has changed since the review before. */
  since: (name: string, { higher, same, lower }: { higher: number; same: number; lower: number }) => {
    const parts = [
      higher > 0 && `${areas(higher)} higher`,
      same > 0 && `${areas(same)} the same`,
      lower > 0 && `${areas(lower)} lower`,
    ].filter((part) => part !== false)
    return parts.length === 0 ? 'Estimates over the years' : `Since ${name}: ${listed.format(parts)}`
  },
  overall: 'Overall',
  noEstimate: 'No estimate',
  alone: {
    title: 'Nothing to compare yet',
    text: 'Estimates stand here side by side once the school has been reviewed in the same way again.',
  },
  asked: 'Even better if, and what became of it',
  read: (days: string) => `Read the report of ${days}`,
  open: 'Read the report',
  become: (followedOn: string | null) =>
    followedOn === null
      ? 'What has become of it is said in the report of the next review.'
      : `As the school said by the next review, which ended on ${followedOn}.`,
  excellence: 'Area of Excellence',
  fromFile: 'Open a report from a file',
  nothingAsked: 'This review asked for nothing.',

  csv: {
    estimates: 'Save the estimates as CSV',
    steps: 'Save what was asked for as CSV',
    saved: (name: string) => `Saved: ${name}`,
    columns: {
      framework: 'Review',
      from: 'From',
      to: 'To',
      area: 'Area',
      estimate: 'Peer estimate',
      step: 'Even better if',
      status: 'What became of it',
      note: 'What the school says',
      followedOn: 'Said by the review that ended on',
    },
  },
} as const
