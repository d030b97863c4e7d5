/**
 * The Quality Assurance Review as it has been since autumn 2019: three areas on a scale of four levels, and the
 * school's Area of Excellence. The levels' descriptors are our own words, for the network to edit: only the
 * meaning of "Leading" is public.
 */
import { type Area, defineFramework } from './define.ts'

const lists: Area['lists'] = [
  {
    id: 'went-well',
    title: 'What went well',
    hint: 'One strength in each point: what you saw, and the difference that it makes for pupils.',
    add: 'Add what went well',
  },
  {
    id: 'even-better-if',
    title: 'Even better if',
    hint: 'One step in each point. It may complete the heading’s sentence and start with “…”.',
    add: 'Add even better if',
  },
]

export const qar2019 = defineFramework({
  id: 'qar-2019',
  title: 'Quality Assurance Review',
  areas: [
    {
      id: 'leadership',
      title: 'Leadership at all levels',
      short: 'Leadership',
      prompts: [
        'How well do leaders at every level know the school, and act on what they know?',
        'How do leaders develop staff, and learn with other schools?',
      ],
      estimate: true,
      lists,
    },
    {
      id: 'provision',
      title: 'Quality of provision and outcomes',
      short: 'Provision',
      prompts: [
        'Curriculum: is it well chosen, in good order, and does it reach every pupil?',
        'Teaching, learning and assessment: what did you see pupils do and remember?',
        'Pupils’ attitudes to learning, and their outcomes.',
      ],
      estimate: true,
      lists,
    },
    {
      id: 'disadvantaged',
      title: 'Quality of provision and outcomes for disadvantaged pupils and pupils with additional needs',
      short: 'Disadvantaged and needs',
      prompts: [
        'Are barriers known, and is support planned, given and checked?',
        'What difference does it make to these pupils, in lessons and over time?',
      ],
      estimate: true,
      lists,
    },
  ],
  scale: {
    wording: 'Descriptors written for this tool; the network may edit them.',
    levels: [
      {
        id: 'leading',
        title: 'Leading',
        summary: 'Exceptional, and others learn from it',
        description: 'Practice is exceptional and its impact is sustained; the school leads the way by sharing it.',
      },
      {
        id: 'effective',
        title: 'Effective',
        summary: 'Secure and consistent',
        description: 'Practice is strong in most of what you saw; impact on pupils is clear and checked.',
      },
      {
        id: 'working-towards',
        title: 'Working towards Effective',
        summary: 'The right priorities, not yet consistent',
        description: 'Leaders know the next steps and have begun; quality still depends on the class or the adult.',
      },
      {
        id: 'ineffective',
        title: 'Ineffective',
        summary: 'Little sign of impact so far',
        description: 'Plans do not yet match what pupils need, or have not yet changed what they experience.',
      },
    ],
  },
  overall: 'agreed',
  excellence: {
    title: 'Area of Excellence',
    short: 'Area of Excellence',
    nomination: [
      { id: 'title', kind: 'text', label: 'Title' },
      { id: 'actions', kind: 'text', label: 'What has been done' },
      { id: 'impact', kind: 'text', label: 'Evidence of impact on pupils' },
      { id: 'lead-name', kind: 'text', label: 'Staff lead' },
      { id: 'lead-title', kind: 'text', label: 'Staff lead’s job title' },
      { id: 'lead-email', kind: 'text', label: 'Staff lead’s e-mail' },
    ],
    evaluation: [
      {
        id: 'recommendation',
        kind: 'choice',
        label: 'Your recommendation',
        hint: 'The decision is made after publication; this is your own view of the evidence.',
        options: [
          {
            id: 'accredit',
            title: 'Accredit',
            description: 'The evidence shows excellence that others can learn from.',
          },
          { id: 'not-yet', title: 'Not yet', description: 'Promising, but the evidence does not show it yet.' },
        ],
      },
      {
        id: 'impact',
        kind: 'text',
        label: 'Evidence of impact that you saw',
        hint: 'What difference does it make for pupils, and how do you know?',
      },
      { id: 'comment', kind: 'text', label: 'Comment', hint: 'Anything the lead reviewer should know.' },
    ],
  },
  report: {
    sections: [
      { id: 'context', title: 'Context and character of the school' },
      { id: 'leadership', title: 'Leadership at all levels' },
      { id: 'provision', title: 'Quality of provision and outcomes' },
      {
        id: 'disadvantaged',
        title: 'Quality of provision and outcomes for disadvantaged pupils and pupils with additional needs',
      },
      { id: 'excellence', title: 'Area of Excellence' },
      { id: 'support', title: 'Support the school would like from the network' },
    ],
    notices: [
      'A Quality Assurance Review is voluntary and developmental, and is based on what the school shared.',
      'Peer estimates are not equivalent to Ofsted grades and must not be compared with them.',
      'This report is to be read as a whole. Please do not quote from it in part.',
    ],
  },
  sizes: { point: 4000, pointsPerList: 60 },
})
