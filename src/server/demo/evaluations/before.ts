/**
 * What the reports of two years ago said, area by area, and what the schools say has become of it since. The next review
 * begins with it. The schools and everything said of them are invented.
 */
import type { StepStatus } from '#domain/evaluation/steps.ts'
import type { WrittenArea } from './written.ts'

export interface WrittenReport {
  readonly context: string
  readonly headteacher?: string
  readonly support?: string
  readonly overall: string
  /** Of each area, what was agreed, and the points that were chosen. */
  readonly areas: { readonly [area: string]: WrittenArea & { readonly estimate: string } }
  /** What the school has said since of the step that each area was asked for, where it has said anything. */
  readonly since: { readonly [area: string]: { readonly status: StepStatus; readonly note: string } }
}

export const thistledownBefore: WrittenReport = {
  context:
    'Thistledown Bridge is a primary school of 236 pupils beside the river, with a nursery. A third of its pupils are disadvantaged. The headteacher had been in post for one year.',
  overall: 'effective',
  areas: {
    leadership: {
      estimate: 'effective',
      points: {
        'went-well': [
          'Leaders know their school well, and staff trust that what is asked of them is worth their time.',
        ],
        'even-better-if': [
          '…leaders of every subject had time each half-term to see their subject taught and to help others teach it.',
        ],
      },
    },
    provision: {
      estimate: 'working-towards',
      points: {
        'went-well': ['Pupils read widely and talk about what they read with enthusiasm.'],
        'even-better-if': [
          '…pupils came back to what they had learnt before more often, so that it stayed with them from one year to the next.',
        ],
      },
    },
    disadvantaged: {
      estimate: 'effective',
      points: {
        'went-well': ['Every adult knows the pupils who face the most barriers, and their families are partners.'],
        'even-better-if': [
          '…children who need help with spoken language were found when they start, rather than in Year 1.',
        ],
      },
    },
  },
  since: {
    leadership: {
      status: 'partly',
      note: 'English and mathematics since September 2025. Foundation subjects have half a day a term; we would like to find more.',
    },
    provision: {
      status: 'acted-on',
      note: 'Each lesson begins with a short quiz on what the class found difficult, last week and last year.',
    },
    disadvantaged: {
      status: 'acted-on',
      note: 'Every child has been screened on entry since September 2025. It has become our Area of Excellence.',
    },
  },
}

export const larkspurBefore: WrittenReport = {
  context: 'Larkspur Hollow is a primary school of 94 pupils in a village, then taught in four mixed-age classes.',
  overall: 'effective',
  areas: {
    leadership: {
      estimate: 'effective',
      points: {
        'went-well': ['Leaders teach, and change what does not work within weeks.'],
        'even-better-if': [
          '…governors asked what difference a plan makes to pupils, as well as whether it has been carried out.',
        ],
      },
    },
    provision: {
      estimate: 'effective',
      points: {
        'went-well': ['Older and younger pupils learn with and from one another.'],
        'even-better-if': [
          '…the curriculum of the mixed-age classes made sure that no topic was met twice and none was missed.',
        ],
      },
    },
    disadvantaged: {
      estimate: 'working-towards',
      points: {
        'went-well': ['Nobody is left out of anything that the school does.'],
        'even-better-if': [
          '…support in lessons were planned with the teacher, so that pupils needed less of it from term to term.',
        ],
      },
    },
  },
  since: {
    provision: { status: 'no-longer-relevant', note: 'Since September 2025 each year group has a class of its own.' },
  },
}

export const sorrelBefore: WrittenReport = {
  context:
    'Sorrel Green is a junior school of 241 pupils on the edge of a market town. Its orchard was not yet taught in.',
  headteacher: 'Sunita Rowe',
  overall: 'effective',
  areas: {
    leadership: {
      estimate: 'effective',
      points: {
        'went-well': ['Year leaders are trusted, and are given the time to lead.'],
        'even-better-if': ['…leaders could say of every change how they know that it has helped.'],
      },
    },
    provision: {
      estimate: 'effective',
      points: {
        'went-well': ['Pupils write with care, and are proud of what they write.'],
        'even-better-if': [
          '…what pupils see on visits were taken up again in lessons, where it deepens what they know.',
        ],
      },
    },
    disadvantaged: {
      estimate: 'working-towards',
      points: {
        'went-well': ['Families who find school hard are met with patience.'],
        'even-better-if': [
          '…help for pupils who come from the infant school were in place on their first day, not by half-term.',
        ],
      },
    },
  },
  since: {
    leadership: {
      status: 'acted-on',
      note: 'Each year leader presents one change a term to governors, with what it was measured by.',
    },
    provision: { status: 'partly', note: 'In history and science. Geography comes next.' },
    disadvantaged: {
      status: 'acted-on',
      note: 'Teachers of both schools meet in May, and every plan is ready before the summer.',
    },
  },
}
