/**
 * Every sentence of a reviewer's evaluation, in plain English and in one place, so that it can be read through and
 * changed without reading code. What the framework says (areas, levels, lists) is data and stands there. What only
 * “Check your answers” says is in check-words.ts, since the first load does without that page.
 */
import type { AreaProgress } from '#domain/evaluation/completeness.ts'
import { REVIEW_STATES, type ReviewState } from '#domain/people.ts'

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const words = {
  back: 'Back to reviews',
  tabs: 'Areas of the evaluation',
  bar: 'Finish',
  complete: (done: number, of: number) => `${done} of ${of} areas complete`,
  check: 'Check your answers',
  private: 'Only you can see this until you submit.',
  privateWaiting: 'You have recalled it: only you can see this until you submit, once this has been sent.',
  prompts: 'What to look for',
  safeguarding: 'A safeguarding concern is not written here. Tell the school’s designated safeguarding lead at once.',
  loading: 'Opening your evaluation…',
  own: 'Your evaluation',
  noPoints: 'No points',

  estimate: {
    legend: 'Your estimate for this area',
    short: 'Your estimate',
    hint: 'Choose the best fit across what you have seen. You can change it until you submit.',
    none: 'No estimate yet',
  },

  excellence: {
    yours: 'Your evaluation of it',
    emptyTitle: 'The school has not put one forward',
    empty: 'If it does, its nomination and your questions about it appear here. There is nothing else to do.',
    lead: 'The school’s nomination, and what you think of the evidence. Only you can see your answers until you submit.',
    leadWaiting:
      'The school’s nomination, and what you think of the evidence. You have recalled your answers: only you can see them until you submit, once this has been sent.',
    withdrawn: 'Nomination withdrawn',
    withdrawnText: 'The school has taken this nomination back. What you wrote about it is kept, to be read.',
    notAnswered: 'Not answered',
  },

  after: {
    read: 'The lead reviewer can read your evaluation now.',
    readWaiting: 'The lead reviewer can read your evaluation once it has been sent.',
    readOwn: 'It is one of the evaluations that you will moderate.',
    others: 'The other reviewers see it once the team meets, if they have submitted their own.',
    canRecall: 'You can recall it to make changes while the review is in fieldwork.',
    moderation: 'Moderation has begun. Your words are kept here; ask the lead reviewer to return the evaluation.',
    moderationOwn: 'Moderation has begun. Your words are kept here, as you submitted them.',
    kept: 'Your words are kept here, as you submitted them.',
  },

  readOnly: {
    title: 'You can read this, not change it',
    submitted: 'You have submitted this evaluation.',
    waiting: 'It is waiting to be sent.',
    canRecall: 'Recall it on “Check your answers” to make changes.',
    state: (state: ReviewState) => `The review is now at “${REVIEW_STATES[state]}”.`,
  },

  damaged: {
    title: 'Your evaluation cannot be shown',
    why: 'Some of what is stored on this device cannot be read, so the form is not opened: it could hide your words.',
    what: 'Nothing has been deleted. Save a copy, and tell the central team. Below is everything that is stored.',
    save: 'Save a copy',
    raw: 'What is stored on this device',
  },

  missing: {
    title: 'This review is not on this device',
    text: 'It may not have been downloaded yet. Connect to the internet once and open it from your reviews.',
    notYours: 'You have no evaluation here',
    notYoursText: 'Only the reviewers of a review evaluate it, and you are not one of them.',
  },

  others: (n: number) =>
    n === 0 ? 'You are the only reviewer' : `You are reviewing with ${n} ${n === 1 ? 'other' : 'others'}`,
  day: (day: number, of: number) => `Day ${day} of ${of}`,
} as const

/** How far an area is, as the description of its tab. */
export function progressWords(
  progress: AreaProgress,
  wantsEstimate: boolean,
  done: boolean,
  conflicts: number,
): string {
  if (conflicts > 0) return askedWords(conflicts)
  const points = progress.points === 0 ? 'no points yet' : count(progress.points, 'point')
  if (!progress.estimate && progress.points === 0) return 'Not started'
  const estimate = !wantsEstimate ? '' : progress.estimate ? 'estimate given, ' : 'no estimate yet, '
  return `${done ? 'Complete' : 'Started'}: ${estimate}${points}`
}

/** How far the Area of Excellence is; answering it is not needed to submit. */
export function excellenceWords(nominations: number, answered: number, questions: number, conflicts: number): string {
  if (conflicts > 0) return askedWords(conflicts)
  if (nominations === 0) return 'The school has not put one forward'
  if (answered === 0) return 'Not started'
  return answered === questions ? 'Complete' : `Started: ${answered} of ${questions} answered`
}

/** How many answers are to be chosen, as a tab and the bar at the bottom say it. */
export const askedWords = (n: number) => `${count(n, 'answer')} to choose`

/** How many changes the server would not take, as the bar at the bottom says it. */
export const refusedWords = (n: number) => `${count(n, 'change')} not sent`

/** What the window is called, as on the review's other pages. */
export const pageTitle = (page: string, school: string | undefined) =>
  [page, school, 'QA Review'].filter(Boolean).join(' · ')
