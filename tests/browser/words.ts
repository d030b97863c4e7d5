/** Words as people in schools write them, chosen for what software likes to damage. */
export const AREAS = ['Leadership', 'Provision', 'Disadvantaged and needs'] as const

export interface Answer {
  readonly area: (typeof AREAS)[number]
  readonly level: string
  readonly wentWell: readonly string[]
  readonly evenBetterIf: readonly string[]
}

/** Exactly 4,000 UTF-16 units, ending in a letter so that a lost last one shows. */
const longPoint = `${'Pupils explain — in “full sentences” — why their method works. '.repeat(64).slice(0, 3999)}z`

export const ANSWERS: readonly Answer[] = [
  {
    area: 'Leadership',
    level: 'Leading',
    wentWell: [
      'Leaders know their school: the head’s “no surprises” rule is lived — not laminated.',
      'Subject leaders in Years 1–6 check what pupils remember; Ms Ćwikła’s team does so weekly 👩🏽‍🏫✅.',
    ],
    evenBetterIf: ['…governors’ visits ended with one agreed next step, shared with staff.'],
  },
  {
    area: 'Provision',
    level: 'Effective',
    wentWell: [longPoint, 'Two lines:\nreading first,\n\ttabbed third.'],
    evenBetterIf: ['  leading and trailing spaces stay  ', '…questions waited for an answer – at least three seconds.'],
  },
  {
    area: 'Disadvantaged and needs',
    level: 'Working towards Effective',
    wentWell: ['Cafe\u0301, naïve, Zoë, e\u0301\u0323 and ﬀ: combining marks are kept as typed.'],
    evenBetterIf: ['…pupils with SEND met the same text, “scaffolded up” — مرحبا, 你好, \u200Fכן.'],
  },
]
