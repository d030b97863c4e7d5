import type { WrittenReport } from './before.ts'

/** The report of Sorrel Green, as its lead wrote it from what the reviewers said. The school is invented. */
export const sorrelReport: WrittenReport = {
  context:
    'Sorrel Green is a junior school of 248 pupils on the edge of a market town. Most of its pupils come from the infant school across the road. A fifth are disadvantaged, and one in eight has additional needs. The school’s own orchard, planted by pupils thirty years ago, is where every year group has one lesson a week.',
  headteacher: 'Sunita Rowe',
  support:
    'Visits to schools that teach mathematics in depth to their most able pupils, and a partner with whom to write down how new staff are inducted.',
  overall: 'effective',
  areas: {
    leadership: {
      estimate: 'leading',
      points: {
        'went-well': [
          'Leadership is shared generously. Year leaders run the assessment cycle from beginning to end, and every leader can point to a change that they have made and say how they know that it helped.',
          'The school leads moderation for eleven others, and has changed its own practice because of what it learnt from them.',
        ],
        'even-better-if': [
          '…the induction of new staff were written down, so that it no longer depends upon two people.',
        ],
      },
    },
    provision: {
      estimate: 'effective',
      points: {
        'went-well': [
          'The curriculum is rich and well ordered. Visits, visitors and the orchard are woven into topics at the point where they deepen what pupils know.',
          'Pupils write at length and with flair across subjects; drafts are edited, not merely copied out.',
          'Behaviour is excellent in lessons and at play.',
        ],
        'even-better-if': [
          '…the most able mathematicians were stretched by depth more often than by larger numbers.',
          '…feedback in science told pupils what to do next, as it does so well in English.',
        ],
      },
    },
    disadvantaged: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Attendance of disadvantaged pupils has risen for three years running; the family worker’s patient, persistent calls are at the root of it.',
          'Careful transition from the infant school means that help is in place on the first day of Year 3, not by half-term.',
        ],
        'even-better-if': [
          '…after-school clubs were as full of disadvantaged pupils as the school’s lessons are of their ideas.',
        ],
      },
    },
  },
  since: {},
}
