/** What the page of a school shows, as rows for a spreadsheet: one for each estimate, and one for each step asked for. */
import type { ReviewOverYears } from '#domain/api/reports.ts'
import { statusWords } from '#domain/report/words.ts'
import { words } from './words-years.ts'

type Rows = readonly (readonly string[])[]

const { columns } = words.csv
const OF_A_REVIEW = [columns.framework, columns.from, columns.to]
const ofA = ({ framework, from, to }: ReviewOverYears) => [framework.title, from, to]

export const estimateRows = (reviews: readonly ReviewOverYears[]): Rows => [
  [...OF_A_REVIEW, columns.area, columns.estimate],
  ...reviews.flatMap((review) => [
    ...review.estimates.map(({ area, estimate }) => [...ofA(review), area.title, estimate?.title ?? words.noEstimate]),
    ...(review.overall ? [[...ofA(review), words.overall, review.overall.title]] : []),
  ]),
]

export const stepRows = (reviews: readonly ReviewOverYears[]): Rows => [
  [...OF_A_REVIEW, columns.area, columns.step, columns.status, columns.note, columns.followedOn],
  ...reviews.flatMap((review) =>
    review.steps.map(({ area, text, status, note }) => {
      const became = review.followedOn === null ? ['', '', ''] : [statusWords(status), note, review.followedOn]
      return [...ofA(review), area, text, ...became]
    }),
  ),
]
