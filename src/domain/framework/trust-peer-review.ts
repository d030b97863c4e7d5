/**
 * The Trust Peer Review: a trust is reviewed, nothing is estimated on a scale, and the trust sets a question of its
 * own. What is public is that much; the themes and their prompts are our own words, for the network to edit.
 */
import { type Area, defineFramework } from './define.ts'

const lists: Area['lists'] = [
  {
    id: 'strengths',
    title: 'Strengths',
    hint: 'One strength in each point: what you saw, where in the trust, and the difference that it makes.',
    add: 'Add a strength',
  },
  {
    id: 'areas-to-develop',
    title: 'Areas to develop',
    hint: 'What is not yet as strong or as consistent across the schools as it could be.',
    add: 'Add an area to develop',
  },
  {
    id: 'next-steps',
    title: 'Next steps',
    hint: 'What the trust could do next, and how it would know that it has worked.',
    add: 'Add a next step',
  },
]

const titles = {
  challenge: 'The trust’s challenge question',
  purpose: 'Shared purpose and strategy',
  improvement: 'How schools improve together',
  people: 'Developing people across the trust',
  inclusion: 'Pupils who face the most barriers',
} as const

const areaOf = (id: keyof typeof titles, short: string, ...prompts: readonly string[]): Area => ({
  id,
  title: titles[id],
  short,
  prompts: [...prompts],
  estimate: false,
  lists,
})

export const trustPeerReview = defineFramework({
  id: 'trust-peer-review',
  title: 'Trust Peer Review',
  wording: 'Themes and prompts written for this tool; the network may edit them.',
  areas: [
    {
      ...areaOf(
        'challenge',
        'Challenge question',
        'What did you see, and who told you, that helps to answer it?',
        'What would you ask next if you stayed another day?',
      ),
      hostQuestion: {
        label: 'The trust asks',
        hint: 'One question on which an outside view would help the trust most. The team answers it.',
      },
    },
    areaOf(
      'purpose',
      'Purpose',
      'Do people in every school say the same of what the trust is for?',
      'Do plans, money and time follow from it?',
    ),
    areaOf(
      'improvement',
      'Improvement',
      'How does the trust know its schools, and what does it do with what it knows?',
      'Do good ideas travel between schools, and are they checked on arrival?',
    ),
    areaOf(
      'people',
      'People',
      'How are staff and leaders developed, kept and shared between schools?',
      'What do they say of their workload, and of being heard?',
    ),
    areaOf(
      'inclusion',
      'Inclusion',
      'How does the trust make sure that disadvantaged pupils and pupils with additional needs do well in every school?',
      'What have you seen of it in classrooms?',
    ),
  ],
  scale: null,
  overall: 'none',
  excellence: null,
  report: {
    sections: [
      { id: 'context', title: 'The trust and its schools' },
      ...Object.entries(titles).map(([id, title]) => ({ id, title })),
      { id: 'support', title: 'Support the trust would like from the network' },
    ],
    notices: [
      'A Trust Peer Review is voluntary and developmental, and is based on what the trust shared.',
      'It gives no estimates, and nothing in it is equivalent to an inspection.',
      'This report is to be read as a whole. Please do not quote from it in part.',
    ],
  },
  sizes: { point: 4000, pointsPerList: 60 },
})
