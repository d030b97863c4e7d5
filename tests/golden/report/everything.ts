/**
 * One fictional report in which everything occurs that a report can hold, and texts that a rendering might take for
 * something else. The files beside it are its renderings.
 */
import type { ReportModel } from '#domain/report/model.ts'

const leading = { id: 'leading', title: 'Leading', rank: 3 }
const effective = { id: 'effective', title: 'Effective', rank: 2 }
const towards = { id: 'working-towards', title: 'Working towards Effective', rank: 1 }
const lastTime = '2024-03-14'

const areas = {
  leadership: { id: 'leadership', title: 'Leadership at all levels' },
  provision: { id: 'provision', title: 'Quality of provision and outcomes' },
  disadvantaged: {
    id: 'disadvantaged',
    title: 'Quality of provision and outcomes for disadvantaged pupils and pupils with additional needs',
  },
} as const

const lists = (wentWell: readonly string[], evenBetterIf: readonly string[]) => [
  { id: 'went-well', title: 'What went well', points: [...wentWell] },
  { id: 'even-better-if', title: 'Even better if', points: [...evenBetterIf] },
]

/** Looks like markup, a command, a formula or a change of direction, and is none of them. */
export const ODD_TEXTS = [
  '<script>alert("pupils & staff")</script> <b>not bold</b> &amp; not an ampersand',
  '#set text(red) #eval("1") $x^2$ *not strong* _not slanted_ `not code` = not a heading @not-a-label // no comment',
  '=SUM(A1:A9) is not worked out, +1 and -1 neither',
  'From right to left \u202Egnihton\u202C and never ended \u202Edeknil',
  'שלום בית and a word of ours stand in one sentence',
  'A tab\tand  two spaces, “quotes” – dashes — and … dots, 1½, £5, 93.1%, naïve Zoë',
  'A first line\nand a second,\n\nand one after an empty line',
] as const

export const everything: ReportModel = {
  format: 'qa-review-report',
  formatVersion: 1,
  language: 'en-GB',
  framework: { id: 'qar-2019', title: 'Quality Assurance Review' },
  version: {
    number: 2,
    publishedOn: '2026-12-09',
    reason: 'The number of pupils in Key Stage 2 was that of the year before.',
  },
  school: {
    name: 'Ashdown Park Primary School',
    headteacher: 'Helen Marsh',
    phase: 'Primary, 3 to 11',
    hub: 'Weald and Downs Hub',
    trust: 'Ashdown Learning Trust',
  },
  review: {
    id: '0193a5c2-7b1e-7c3a-9f40-1d2e3f4a5b6c',
    from: '2026-11-17',
    to: '2026-11-19',
    lead: 'Linda Bright',
    team: ['Amina Yusuf', 'Dan Okafor', 'Priya Nair'],
  },
  overall: { now: effective, before: { on: lastTime, estimate: effective } },
  estimates: [
    { area: areas.leadership, now: leading, before: { on: lastTime, estimate: effective } },
    { area: areas.provision, now: effective, before: { on: lastTime, estimate: effective } },
    { area: areas.disadvantaged, now: towards, before: null },
  ],
  ofsted: {
    shape: 'report-card',
    on: '2026-01-21',
    areas: [
      { title: 'Achievement', grade: 'Expected standard' },
      { title: 'Inclusion', grade: 'Strong standard' },
      { title: 'Leadership and governance', grade: 'Strong standard' },
    ],
    safeguarding: 'met',
  },
  sections: [
    {
      kind: 'narrative',
      id: 'context',
      title: 'Context and character of the school',
      text: 'Ashdown Park is a two-form entry primary school with a nursery on the edge of a market town. Of its 421 pupils, 28% are eligible for the pupil premium and 17% receive support for special educational needs.\n\nThe headteacher joined in 2022. Since then the school has rebuilt its curriculum, year by year, with teachers of three neighbouring schools.',
    },
    {
      kind: 'area',
      ...areas.leadership,
      estimate: leading,
      question: null,
      text: '',
      lists: lists(
        [
          'Leaders at every level know the school very well. What subject leaders say about their subject is what we saw in classrooms, and what pupils told us.',
          'Staff learn with and from other schools: each year group plans with a partner school, and eleven schools have visited to see how reading is taught.',
          'Leaders look after workload. They stopped three routines this year because nobody could say what they were good for.',
        ],
        ['…the next generation of subject leaders took part in reviews of other schools, as the present ones do.'],
      ),
    },
    {
      kind: 'area',
      ...areas.provision,
      estimate: effective,
      question: null,
      text: 'We saw 31 lessons, spoke with 46 pupils and looked at books from every class.',
      lists: lists([...ODD_TEXTS], ['…pupils in Years 3 and 4 knew what to do next without asking an adult.']),
    },
    {
      kind: 'area',
      ...areas.disadvantaged,
      estimate: towards,
      question: 'Which of our catch-up groups make a difference that lasts?',
      text: '',
      lists: lists(
        [
          'Teachers in Years 3 to 6 pre-teach vocabulary, so pupils eligible for the pupil premium join in from the first question of each lesson.',
          'One-page profiles written by the SENDCo are used in every class. Pupils know what helps them and can say why.',
        ],
        [
          '…additional adults in Key Stage 1 asked more open questions before giving help, as they do in Key Stage 2.',
          '…gains made in the spring catch-up groups were checked again each half term.',
        ],
      ),
    },
    {
      kind: 'excellence',
      id: 'excellence',
      title: 'Area of Excellence',
      text: '',
      areas: [
        {
          title: 'Early reading in EYFS and Key Stage 1',
          outcome: 'accredited',
          details: [
            {
              title: 'What has been done',
              text: 'Daily reading is planned from Nursery to Year 2 by one team, with the same routines in every room.',
            },
            {
              title: 'Evidence of impact on pupils',
              text: 'Nine in ten pupils pass the phonics check at the first attempt; the gap to their peers is closed by Year 2.',
            },
          ],
          lead: { name: 'Tomasz Hale', title: 'Assistant headteacher and reading lead' },
        },
        { title: 'Forest school', outcome: 'put-forward', details: [], lead: null },
      ],
      accredited: [
        { title: 'Music for everyone', on: '2024-05-02' },
        { title: 'A garden that feeds the kitchen', on: null },
      ],
    },
    { kind: 'narrative', id: 'support', title: 'Support the school would like from the network', text: '' },
  ],
  previous: {
    on: lastTime,
    steps: [
      {
        area: 'Leadership at all levels',
        text: '…middle leaders had time to see their subject taught in other classes.',
        status: 'acted-on',
        note: 'Two half days a term since September 2024.',
      },
      {
        area: 'Quality of provision and outcomes',
        text: '…the most able were asked for more in mathematics.',
        status: 'partly',
        note: 'Done in Key Stage 2; Key Stage 1 follows.',
      },
      {
        area: 'Quality of provision and outcomes',
        text: '…homework was reviewed.',
        status: 'no-longer-relevant',
        note: '',
      },
      { area: 'Leadership at all levels', text: '…governors visited lessons.', status: null, note: '' },
    ],
  },
  notices: [
    'The Quality Assurance Review is voluntary and developmental. It rests on what the school shared and what the team saw in three days.',
    'Estimates are peer estimates, agreed with the school. They are not comparable with Ofsted grades.',
    'This report belongs to the school. Please share it whole; no part of it may be quoted on its own.',
  ],
}
