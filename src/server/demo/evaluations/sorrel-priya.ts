import type { Written } from './written.ts'

export const sorrelPriya: Written = {
  areas: {
    leadership: {
      estimate: 'leading',
      points: {
        'went-well': [
          'Leadership is shared generously. Year leaders run the assessment cycle from beginning to end, and the headteacher’s questions – “What would we see if it were working?” – can be heard in the way that they speak to their own teams.',
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
          'The curriculum is rich and well ordered. Visits, visitors and the school’s own orchard are woven into topics at the point where they deepen what pupils know.',
          'Pupils write at length and with flair across subjects; drafts are edited, not merely copied out.',
        ],
        'even-better-if': ['…the most able mathematicians were stretched by depth more often than by larger numbers.'],
      },
    },
    disadvantaged: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Careful transition from the infant school means that help is in place on the first day of Year 3, not by half-term.',
        ],
        'even-better-if': [
          '…the voice of pupils with additional needs were heard in the review of their plans as regularly as that of their parents.',
        ],
      },
    },
  },
}
