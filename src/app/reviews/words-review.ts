/** The words of a review's own page, which is loaded when somebody first opens one. */
export const words = {
  lastReview: {
    title: 'Since the last review',
    ended: (day: string) => `It ended on ${day}`,
    estimates: 'Estimates then',
    say: 'Say what has become of it',
    all: 'All reviews of this school',
  },
  nomination: {
    title: (what: string) => `Put forward: ${what}`,
    none: 'The school has not put one forward.',
    untitled: 'Without a title yet',
    change: 'Read or change it',
    begin: 'Put one forward',
    read: 'Read it',
  },
  prepare: {
    title: 'Before the visit',
    read: 'Read below what the school has put forward, and what it says has become of the last review’s steps. The team can read it too, and can begin its evaluations.',
    start: 'Once you are in the school, start the fieldwork.',
    open: 'To the start of fieldwork',
  },

  question: { set: 'Set the question', change: 'Change the question', done: 'Done' },
} as const
