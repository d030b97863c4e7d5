/** Every sentence of “Check your answers” that the evaluation's own page does not say: they are loaded with that page. */
import type { Gap } from '#domain/evaluation/completeness.ts'

export const checkWords = {
  title: 'Check your answers',
  lead: 'This is what the lead reviewer will read. You can still change anything.',
  leadOwn: 'This is your own evaluation, one of those that you will moderate. You can still change anything.',
  change: 'Change',
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

  submitted: {
    title: 'Evaluation submitted',
    waitingTitle: 'Submitted — waiting to send',
    waiting:
      'It is safe on this device and is sent by itself while the app is open and has a connection. If you close it, open it once where there is wifi.',
    safe: 'It has reached the server, word for word.',
    lateTitle: 'Evaluation submitted — without a later change',
    late: 'What you submitted has reached the server. A change that arrived afterwards is kept there but is not part of it: the list of changes that need your attention says why.',
    next: 'What happens next',
    recall: 'Recall evaluation',
    recallTitle: 'Recall your evaluation?',
    recallText:
      'It becomes a draft again. Once this has been sent, nobody else can read it until you submit it again. Nothing is lost.',
    recallConfirm: 'Recall evaluation',
    keep: 'Leave it submitted',
  },

  held: {
    title: 'Your evaluation was not submitted',
    again: 'Submit again',
    recallTitle: 'Your evaluation was not recalled',
    letGo: 'Let it go',
  },
} as const

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
