/**
 * The report of Foxglove Rise as it went to the school, and what its head finds is not so: with it the demonstration shows a
 * fact check that has begun. The school is invented.
 */
import type { WrittenReport } from './before.ts'

const ROLL = 'Foxglove Rise is a primary school of 331 pupils on a hill above the estuary.'
const CLUB = 'A breakfast club is open to all on three mornings a week.'

export const foxgloveReport: WrittenReport = {
  context: `${ROLL} A quarter of its pupils are disadvantaged, and one in six has additional needs. ${CLUB} The nature garden behind the hall was dug by parents, and every class works in it once a week.`,
  headteacher: 'Ines Calloway',
  support: 'A partner school that has made reasoning in mathematics its own, and would let our leaders watch it.',
  overall: 'effective',
  areas: {
    leadership: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Leaders chose three things to improve and have stayed with them for two years; everybody could name all three.',
          'Governors ask for evidence and visit to see it; their notes are read, and acted upon.',
        ],
        'even-better-if': ['…new leaders were coached in their first year as well as trained.'],
      },
    },
    provision: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Reading is taught with care from the first week; no child who was heard to read guessed at a word.',
          'In the nature garden pupils measure, record and argue like scientists, and they write about it at length.',
        ],
        'even-better-if': ['…questions in mathematics asked pupils to explain, and left them the time to.'],
      },
    },
    disadvantaged: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Every disadvantaged pupil has an adult who knows what they enjoy and where they are stuck.',
          'Adults who help a pupil plan with the teacher, and step back as soon as they can.',
        ],
        'even-better-if': ['…the breakfast club were offered first to the families who would gain the most from it.'],
      },
    },
  },
  since: {},
}

/** What its head has said of it so far: the one has been answered, the other waits for the lead. */
export const foxglovePoints = {
  answered: {
    quote: CLUB,
    text: 'The breakfast club has been open every morning since September.',
    answer: 'On the days of the review it was open on three: the report says what we saw. Your point stands beside it.',
  },
  open: { quote: ROLL, text: 'There are 313 pupils on roll this year; 331 was last year’s figure.' },
} as const
