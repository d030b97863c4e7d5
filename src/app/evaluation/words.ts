/**
 * Every sentence of a reviewer's evaluation, in plain English and in one place, so that it can be read through and
 * changed without reading code. What the framework says (areas, levels, lists) is data and stands there.
 */
import type { AreaProgress, Gap } from '#domain/evaluation/completeness.ts'
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

  checkPage: {
    title: 'Check your answers',
    lead: 'This is what the lead reviewer will read. You can still change anything.',
    leadOwn: 'This is your own evaluation, one of those that you will moderate. You can still change anything.',
    change: 'Change',
    noPoints: 'No points',
    submit: 'Submit evaluation',
    before: 'After you submit, the lead reviewer can read your evaluation.',
    beforeOwn: 'After you submit, your evaluation is one of those that you will moderate.',
    canRecall: 'You can recall it while the review is in fieldwork.',
    offline:
      'You have no connection. Your evaluation is kept on this device and is sent by itself while the app is open and has a connection.',
    tooEarly:
      'You can submit once the lead reviewer has started the review. Until then your evaluation is kept as a draft.',
    errors: 'There is something to finish first',
    back: 'Back to your evaluation',
    asked: 'Choose before you submit',
    refused: 'Not sent: change it or let it go before you submit',
    notSent: (what: string) => `A change to ${what} could not be sent`,
    refusedWhy: 'Why, and let it go',
    unknownField: 'something that this version of the app does not show',
    movedTitle: 'Something has just changed: look again',
    moved: 'Something has just changed, so nothing was submitted. Look again: what is to be answered stands above.',
    notSaved:
      'This device could not save it, so nothing was submitted. What you wrote is still on the screen: try again.',
  },

  submitted: {
    title: 'Evaluation submitted',
    waitingTitle: 'Submitted — waiting to send',
    waiting:
      'It is safe on this device and is sent by itself while the app is open and has a connection. If you close it, open it once where there is wifi.',
    safe: 'It has reached the server, word for word.',
    lateTitle: 'Evaluation submitted — without a later change',
    late: 'What you submitted has reached the server. A change that arrived afterwards is kept there but is not part of it: the list of changes that need your attention says why.',
    next: 'What happens next',
    read: 'The lead reviewer can read your evaluation now.',
    readWaiting: 'The lead reviewer can read your evaluation once it has been sent.',
    readOwn: 'It is one of the evaluations that you will moderate.',
    others: 'The other reviewers see it once the team meets, if they have submitted their own.',
    canRecall: 'You can recall it to make changes while the review is in fieldwork.',
    moderation: 'Moderation has begun. Your words are kept here; ask the lead reviewer to return the evaluation.',
    moderationOwn: 'Moderation has begun. Your words are kept here, as you submitted them.',
    kept: 'Your words are kept here, as you submitted them.',
    recall: 'Recall evaluation',
    recallTitle: 'Recall your evaluation?',
    recallText:
      'It becomes a draft again. Once this has been sent, nobody else can read it until you submit it again. Nothing is lost.',
    recallConfirm: 'Recall evaluation',
    keep: 'Leave it submitted',
  },

  readOnly: {
    title: 'You can read this, not change it',
    submitted: 'You have submitted this evaluation.',
    waiting: 'It is waiting to be sent.',
    canRecall: 'Recall it on “Check your answers” to make changes.',
    state: (state: ReviewState) => `The review is now at “${REVIEW_STATES[state]}”.`,
  },

  held: {
    title: 'Your evaluation was not submitted',
    again: 'Submit again',
    recallTitle: 'Your evaluation was not recalled',
    letGo: 'Let it go',
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

/** What an error summary says of a gap. `area` and `list` are the framework's own words. */
export function gapWords(
  gap: Gap,
  area: string,
  list: string,
  limits: { point: number; pointsPerList: number },
): string {
  switch (gap.why) {
    case 'estimate-missing':
      return `Choose your estimate for ${area}`
    case 'point-missing':
      return `Write at least one point for ${area}`
    case 'point-too-long':
      return `Shorten a point of “${list}” in ${area}: it has ${gap.units.toLocaleString('en-GB')} characters, and ${limits.point.toLocaleString('en-GB')} are the most`
    case 'too-many-points':
      return `Join some points of “${list}” in ${area}: there are ${gap.points}, and ${limits.pointsPerList} are the most`
  }
}

/** What a list of open questions says of one. */
export const QUESTION_WORDS = {
  'answers-differ': (what: string) => `Choose between the answers that were saved for ${what}`,
  'deletion-differs': (what: string) =>
    `Choose whether to keep ${what}: it was deleted on one device and kept on another`,
  'words-unseen': (what: string) =>
    `Choose whether to restore ${what}: it has words that were not there when it was deleted`,
} as const

/** How many answers are to be chosen, as a tab and the bar at the bottom say it. */
export const askedWords = (n: number) => `${count(n, 'answer')} to choose`

/** How many changes the server would not take, as the bar at the bottom says it. */
export const refusedWords = (n: number) => `${count(n, 'change')} not sent`

/** What the window is called, as on the review's other pages. */
export const pageTitle = (page: string, school: string | undefined) =>
  [page, school, 'QA Review'].filter(Boolean).join(' · ')
