/** The words with which a school says what has become of what it was asked for. */
import { REVIEW_STATES, type ReviewState, type Role } from '#domain/people.ts'
import { lastDay } from '#app/shell/dates.ts'

export const words = {
  title: 'Since the last review',
  lead: (on: string, role: Role, open: boolean, state: ReviewState) => {
    const asked = `The review that ended on ${lastDay(on)} asked for these steps.`
    if (open && role === 'SL')
      return `${asked} Say what has become of each, until the review starts: everything is saved as you type, and the reviewers read it before they come.`
    if (open) return `${asked} What has become of each is for the school to say; you may write it down for them.`
    if (role === 'SL')
      return `${asked} The review has started, so what you said of them stands as it is. State: ${REVIEW_STATES[state]}.`
    return `${asked} What has become of each is what the school says.`
  },
  of: (at: number, all: number) => `Step ${at} of ${all}`,
  elsewhere: 'An area that this review does not have',
  status: 'What has become of it?',
  note: 'In a sentence or two',
  noteHint: 'What was done and what difference it makes, or why not. Name no pupil.',
  none: 'The last review left no steps here',
  noneText: 'Where a school has been reviewed before, what that review asked for stands here.',
} as const
