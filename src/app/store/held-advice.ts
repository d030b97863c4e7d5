/**
 * Why a change is kept without having been applied, and what can still be done about it. The reason was given when it
 * arrived; what helps depends on where the review and one's own evaluation stand now, and advice that the app would
 * then refuse is worse than none.
 */
import type { HeldReason } from '#domain/custody/entry.ts'
import { evaluationIsOpen } from '#domain/custody/judge.ts'
import { HELD_WORDS } from '#domain/held-words.ts'
import type { EvaluationStatus, ReviewState } from '#domain/people.ts'

/** What was kept: a field of a document, or a decision, which has no document. */
interface Kept {
  readonly doc: string | null
  readonly what: string
}

/** Where the person stands in the review now. */
export interface Stand {
  /** Whether the review is still on their list. */
  readonly listed: boolean
  readonly leads: boolean
  readonly state: ReviewState
  /** Of their own evaluation, with what waits to be sent. */
  readonly status: EvaluationStatus
}

export interface Advice {
  readonly why: string
  readonly what: string
}

/** @param change null where the entry cannot be read */
export function heldAdvice(reason: HeldReason, change: Kept | null, stand: Stand): Advice {
  const { why } = HELD_WORDS[reason]
  const type = change?.doc === null ? change.what : null
  if (reason === 'future-schema') return HELD_WORDS[reason]
  if (reason === 'invalid' || reason === 'mid-reused') return { why, what: words.copyAndLetGo }
  if (!stand.listed) return words.left
  if (type !== null && isOnReport(type)) return adviceOnReport(reason, why)
  if (reason === 'locked') return { why: words.locked, what: whatOfLocked(stand) }
  if (reason === 'not-allowed') return whatOfNotAllowed(type, change, stand)
  if (type === 'moderation.open') return { why, what: stand.state === 'F' ? words.openAgain : words.opened }
  if (type?.startsWith('moderation.')) return adviceOnModerating(reason, why, stand)
  if (reason === 'moved') return { why: words.moved, what: whatOfSubmit(stand, words.lookAndSubmit) }
  return { why, what: whatOfSubmit(stand, HELD_WORDS[reason].what) }
}

const isOpen = ({ state, status }: Stand) => evaluationIsOpen({ state, statuses: new Map([[ME, status]]) }, ME)
const ME = 'me'

/** Nobody is told to tell themselves. */
const orTell = (leads: boolean) => (leads ? words.copyIfNeeded : words.copyAndTell)

function whatOfLocked(stand: Stand): string {
  if (isOpen(stand)) return words.openAgainForWriting
  return stand.state === 'F' && stand.status === 'submitted'
    ? words.recall
    : `${words.closed(stand.state)} ${orTell(stand.leads)}`
}

function whatOfSubmit(stand: Stand, still: string): string {
  if (stand.status === 'submitted') return words.submittedSince
  return isOpen(stand) ? still : `${words.closed(stand.state)} ${orTell(stand.leads)}`
}

function whatOfNotAllowed(type: string | null, change: Kept | null, stand: Stand): Advice {
  const { state, leads } = stand
  const begun = state !== 'P' && state !== 'F'
  if (type === 'review.start' && state !== 'P') return words.startedAlready
  if (type === 'moderation.open' && begun) return words.openedAlready
  if (begun && type?.startsWith('moderation.')) return adviceOnModerating('not-allowed', words.otherState, stand)
  if (type === 'held.release') return words.releasedAlready
  if (state === 'P' && (type === 'evaluation.submit' || type === 'evaluation.recall')) return words.notStarted
  if (type === 'evaluation.submit' && begun) return { why: words.tooLateToSubmit, what: orTell(leads) }
  if (type === 'evaluation.recall' && begun) return { why: words.tooLateToRecall, what: words.recallStands }
  if (change?.doc?.startsWith('nomination/') && begun) return { why: words.tooLateToNominate, what: words.copyAndLetGo }
  return { why: HELD_WORDS['not-allowed'].why, what: leads ? words.copyAndLetGo : words.keptForLater }
}

/** Whether a decision is upon the report: what became of it is seen there. */
export const isOnReport = (type: string) =>
  type.startsWith('report.') || type.startsWith('factCheck.') || type === 'review.withdraw'

function adviceOnReport(reason: HeldReason, why: string): Advice {
  if (reason === 'moved') return { why: words.reportMoved, what: words.readReport }
  if (reason === 'not-allowed' || reason === 'locked') return { why: words.reportElsewhere, what: words.lookAtReport }
  return { why, what: words.finishReport }
}

function adviceOnModerating(reason: HeldReason, why: string, { state }: Stand): Advice {
  const what = 'PFSR'.includes(state) ? words.decideAgain : words.moderated
  return { why: reason === 'moved' ? words.overtaken : why, what }
}

const words = {
  copyAndLetGo: 'It is kept as it was written. Copy what you need, then let it go.',
  copyIfNeeded: 'Copy the text if you still need it.',
  copyAndTell: 'Copy the text if it still matters, and tell the lead reviewer.',
  keptForLater:
    'It is kept, and is looked at again if you are given the part in the review that it needs. Otherwise ask the lead reviewer.',
  left: {
    why: 'You were not on this review any more when it arrived, or are not now',
    what: 'It is kept, waiting for the lead reviewer, and is looked at again if you are put back on the review. Copy the text if you need it elsewhere.',
  },

  locked: 'Your evaluation was closed for changes when it arrived',
  recall:
    'To include it, copy the text, recall your evaluation on its page, put the text in and submit again. You can recall it until the lead reviewer starts moderation.',
  openAgainForWriting: 'Your evaluation is open for changes now: copy the text, put it in there, and submit.',
  closed: (state: ReviewState) =>
    state === 'P' || state === 'F' || state === 'S' || state === 'R'
      ? 'Moderation has begun, so what you submitted can no longer be recalled.'
      : 'The review is past moderation, so evaluations are closed.',

  moved: 'The evaluation was not as it had been when you submitted it',
  lookAndSubmit: 'Look at it again, then submit again.',
  submittedSince: 'You have submitted since. Nothing is left to do: let it go.',
  tooLateToSubmit: 'Moderation had begun, so what you had submitted before stands',
  tooLateToRecall: 'Moderation had begun, so it could not be recalled',
  recallStands: 'What you had submitted stands. Nothing is left to do: let it go.',
  notStarted: {
    why: 'The review had not started',
    what: 'It is kept, and is looked at again when the review is started.',
  },

  openAgain: 'Open “Submitted evaluations” and start moderation again; it names who has not submitted.',
  opened: 'Moderation has been started since. Nothing is left to do: let it go.',
  otherState: 'The review was not in moderation when it arrived',
  overtaken: 'What had been submitted was not as it was when you decided',
  decideAgain: 'Open “Submitted evaluations”: it says what has changed there, and you can decide again.',
  moderated: 'The review is past moderation. Nothing is left to do: let it go.',
  reportMoved: 'The report had changed since you decided',
  readReport: 'Open the report and read it as it is now. You can decide once more there, with what you wrote.',
  reportElsewhere: 'The report was not open for this when it arrived, or it is not yours to decide any more',
  lookAtReport: 'Open the report to see where it stands. Copy the text if you still need it, then let it go.',
  finishReport: 'Open the report: it says what is still to be done. Then decide once more.',
  startedAlready: { why: 'The review had already been started', what: 'Nothing is left to do: let it go.' },
  openedAlready: { why: 'Moderation had already been started', what: 'Nothing is left to do: let it go.' },
  releasedAlready: { why: 'That change had already been let go or applied', what: 'Nothing is left to do: let it go.' },
  tooLateToNominate: 'It arrived after fieldwork, when an Area of Excellence can no longer be put forward',
} as const
