import type { Written } from './written.ts'

export const sorrelDan: Written = {
  areas: {
    leadership: {
      estimate: 'leading',
      points: {
        'went-well': [
          'Every leader whom I met could point to a change that they had made, why they had made it, and how they know that it helped.',
        ],
        'even-better-if': [
          '…governors visited lessons with leaders, as they did before the pandemic, to see for themselves what they are told.',
        ],
      },
    },
    provision: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Teachers’ subject knowledge is strong, and the routines for talk that start in Year 3 have become second nature by Year 6.',
          'Behaviour is excellent in lessons and at play.',
        ],
        'even-better-if': ['…feedback in science told pupils what to do next, as it does so well in English.'],
      },
    },
    disadvantaged: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Attendance of disadvantaged pupils has risen for three years running; the family worker’s patient, persistent calls are at the root of it.',
        ],
        'even-better-if': [
          '…after-school clubs were as full of disadvantaged pupils as the school’s lessons are of their ideas.',
        ],
      },
    },
  },
}
