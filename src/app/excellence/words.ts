/** The words with which a school puts forward what it does so well that others could learn from it. */
import { REVIEW_STATES, type ReviewState } from '#domain/people.ts'

export const words = {
  lead: 'What your school does so well that others could learn from it. Everything is saved as you type, and the reviewers read it.',
  closed: (state: ReviewState) =>
    `It was put forward before the end of fieldwork, and nobody changes it now. State of the review: ${REVIEW_STATES[state]}.`,
  theirs: 'What the school has put forward. Only the school can change it.',
  nobody: 'Name no pupil, not even by initials. Staff are named by their role; the staff lead alone is named.',
  none: {
    title: 'Nothing has been put forward',
    yours:
      'A school puts forward one thing that it does well: what it is, what has been done, and how you know that it works.',
    theirs: 'If the school does, it appears here and in each reviewer’s evaluation.',
    closed: 'It could be put forward until the end of fieldwork.',
  },
  begin: 'Put one forward',
  form: 'What you put forward',
  untitled: 'Without a title',
  takeBack: 'Take it back',
  takenBack: {
    title: 'Taken back',
    text: 'The reviewers no longer see it. Its words are kept.',
    again: 'Put it forward again',
  },
  notYours: {
    title: 'There is nothing here that you can read',
    text: 'Its hub hears of it when the report is published.',
  },
  unknown: 'This kind of review has none',
} as const
