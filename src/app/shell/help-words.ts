/**
 * The help, in plain words and all in one place. It promises nothing that the app does not do, and says what somebody in
 * a corridor wants to know first: whether their words are safe, and what to do now.
 */
export interface HelpSection {
  readonly id: string
  readonly title: string
  readonly text: readonly string[]
  /** What to do, in order. */
  readonly steps?: readonly string[]
  /** Words that are shown elsewhere, with what they mean. */
  readonly meanings?: readonly (readonly [shown: string, means: string])[]
  /** Where it can be done. */
  readonly link?: { readonly to: '/reports/open'; readonly label: string }
}

export const words = {
  title: 'Help',
  lead: 'How your words are kept, and what to do when something is in the way. This page opens without a connection.',
  back: 'Back',
  contents: 'On this page',
} as const

export const sections: readonly HelpSection[] = [
  {
    id: 'saving',
    title: 'How saving works',
    text: [
      'There is no save button. What you type is saved on this device within half a second, with or without a connection.',
      'Then it is sent to the server by itself, as soon as the server can be reached. Only you can see your evaluation until you submit it.',
    ],
  },
  {
    id: 'words',
    title: 'What the words at the top mean',
    text: ['They stand at the top of every page. Tap them to see each change that waits.'],
    meanings: [
      ['Saving…', 'You are typing, or have just typed. Wait for the next word before you close the tablet.'],
      ['Saved on this device', 'It is kept here, even if the battery goes or the app is closed.'],
      ['3 changes waiting to send', 'They are saved here, and not on the server yet. They go out by themselves.'],
      ['Sending 2 of 3…', 'They are on their way. You can go on writing.'],
      ['Saved · sent 11:42', 'Everything is on the server. The time is that of the last sending.'],
      [
        '2 changes need your attention',
        'They are kept, but could not be applied, for instance because the evaluation had been submitted. Tap to read why, and decide.',
      ],
      [
        'Not saved',
        'This device could not keep your last words, perhaps because it is full. Keep the page open and save a copy.',
      ],
    ],
  },
  {
    id: 'offline',
    title: 'Without wifi',
    text: [
      'Keep working. Your reviews and your evaluation open on this device without a connection, and you can write, check and submit.',
      'A submission is sent when there is a connection; until then it waits, and says so.',
      'Do not sign out without a connection: signing in again needs one. What you wrote stays on this device all the same.',
      'If the wifi asks you to sign in to it, open its page in the browser first.',
    ],
  },
  {
    id: 'closing',
    title: 'Before you close the tablet',
    text: [],
    steps: [
      'Look at the words at the top. If they begin with “Saved”, you can close it: nothing is lost.',
      'At the end of the day, connect once and wait for “sent”, so that your work is on the server too. A tablet that is lost before then takes with it what was never sent.',
      'If it must go out of your hands before that, tap the words at the top and choose “Save a copy”. Keep the file as you keep confidential papers.',
    ],
  },
  {
    id: 'two-devices',
    title: 'Two devices, two answers',
    text: [
      'You can begin on a tablet and go on with a phone. Answers to different questions are put together.',
      'If both changed the same answer, both are kept and stand under “Two answers were saved”. Choose one, and go on.',
    ],
  },
  {
    id: 'submitting',
    title: 'Submitting, and taking it back',
    text: [
      'You submit on “Check your answers”, once fieldwork has started. The lead reviewer can then read it exactly as you typed it.',
      'While the review is in fieldwork you can recall it, change it and submit it again.',
    ],
  },
  {
    id: 'files',
    title: 'A report as a file',
    text: [
      'Whoever may read a published report can save it, as PDF, Word, web page, text or data. What is saved as “Data (JSON)” can be read here again, also without a connection and without signing in.',
    ],
    link: { to: '/reports/open', label: 'Open a report from a file' },
  },
  {
    id: 'asking',
    title: 'Whom to ask',
    text: [
      'About the review, its days and its team: your lead reviewer.',
      'About signing in, or a review that you do not see: the network’s central team.',
      'If words seem to be missing, do not clear the browser’s data and do not delete the app. Open “What is waiting” by the words at the top, save a copy, and tell the lead reviewer, who sees on the team page what each device has handed over.',
      'A safeguarding concern never belongs here. Tell the school’s designated safeguarding lead at once.',
    ],
  },
]
