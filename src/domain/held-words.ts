import type { HeldReason } from './custody/entry.ts'

/** Why an entry was kept but not applied, as its author reads it, and what they can do. */
export const HELD_WORDS: Readonly<Record<HeldReason, { readonly why: string; readonly what: string }>> = {
  'mid-reused': {
    why: 'Another change had already used its number',
    what: 'It is kept. Copy what you need into the evaluation, then let it go.',
  },
  invalid: {
    why: 'The server could not understand it',
    what: 'It is kept as it was written. Copy what you need, then let it go.',
  },
  'future-schema': {
    why: 'It was written by a newer version of the app',
    what: 'It is kept, and is applied once the server has been updated.',
  },
  'not-allowed': {
    why: 'You could not make this change when it arrived',
    what: 'It is kept, and is looked at again if you are put on the review. Otherwise ask the lead reviewer.',
  },
  locked: {
    why: 'Your evaluation had already been submitted',
    what: 'Recall the evaluation to make the change again, or let it go.',
  },
  moved: {
    why: 'The evaluation had changed on another device',
    what: 'Look at it again, then submit again.',
  },
  'conflict-open': {
    why: 'Two answers are still waiting for a choice',
    what: 'Choose between them in the evaluation, then submit again.',
  },
  incomplete: {
    why: 'Something was still missing',
    what: 'Complete it on the page “Check your answers”, then submit again.',
  },
}
