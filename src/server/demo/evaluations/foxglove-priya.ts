import type { Written } from './written.ts'

export const foxglovePriya: Written = {
  areas: {
    leadership: {
      estimate: 'effective',
      points: {
        'went-well': ['Governors ask for evidence and visit to see it; their notes are read, and acted upon.'],
        'even-better-if': ['…new leaders were coached in their first year as well as trained.'],
      },
    },
    provision: {
      estimate: 'effective',
      points: {
        'went-well': [
          'In the nature garden pupils measure, record and argue like scientists, and they write about it at length.',
        ],
        'even-better-if': ['…what pupils learn outdoors were taken up again in the classroom the week after.'],
      },
    },
    disadvantaged: {
      estimate: 'effective',
      points: {
        'went-well': ['Every disadvantaged pupil has an adult who knows what they enjoy and where they are stuck.'],
        'even-better-if': ['…parents of pupils with additional needs helped to write their targets.'],
      },
    },
  },
}
