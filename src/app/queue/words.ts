/**
 * Every sentence of the queue page. People come here when they are worried, so each line says first what is safe,
 * then what happens next, and only then what they might do.
 */
const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

export const words = {
  title: 'What is waiting',
  lead: 'Everything you write is saved on this device first, and sent when there is a connection.',

  back: 'Back to your reviews',
  empty: {
    title: 'Everything is on the server',
    text: 'Nothing waits on this device. What you write next is saved here first.',
  },
  waitingTitle: (count: number) => `${plural(count, 'change')} waiting to send`,
  waitingHere: 'They are saved on this device.',
  waitingText: 'They are saved on this device and go out by themselves, oldest first.',
  lastSent: (time: string) => `Last sent ${time}`,
  neverSent: 'Nothing sent from this device yet',

  nothingElse: (sent: string) => `Everything else is on the server. ${sent}.`,
  showAll: (count: number) => `Show all ${count}`,

  send: {
    label: 'Send and copy',
    button: 'Send now',
    sending: (done: number, all: number) => `Sending ${done} of ${all}…`,
    sendingSome: 'Sending…',
    /** How many waited before, and how many wait after. */
    result: (before: number, after: number) => {
      if (after === 0)
        return before === 0 ? 'There was nothing left to send.' : `${plural(before, 'change')} sent and confirmed.`
      const sent = before > after ? `${before - after} of ${before} sent. ` : ''
      return `${sent}${plural(after, 'change')} could not be sent yet. Nothing is lost; it is tried again by itself.`
    },
  },
  copy: {
    button: 'Save a copy',
    hint: 'A copy is a file with everything of yours on this device. Keep it where you keep confidential papers.',
    done: 'The copy is in your downloads.',
    failed: 'The copy could not be made. Everything is still on this device.',
  },

  signedOut: {
    title: 'You are signed out. Nothing is lost.',
    text: 'Everything you wrote is kept on this device. Sign in again as the same person and it is sent.',
    action: 'Sign in to send',
  },
  otherPerson: {
    title: 'Somebody else is signed in here. Nothing is lost.',
    text: 'What you wrote is kept on this device, apart from theirs, and is sent once you sign in yourself.',
  },

  item: {
    typed: (time: string, age: string) => `Typed ${time}, ${age}`,
    decided: (time: string, age: string) => `Decided ${time}, ${age}`,
    unconfirmed: 'Not confirmed yet',
    unconfirmedHint:
      '“Not confirmed yet” means that it was tried and the server may have it already. It is tried again until the server says so.',
    /** A row that stands for more than one of the changes that are counted above it. */
    counted: (count: number) => `counted as ${count} changes, sent together`,
    notSent: 'Not sent yet',
    lastError: (error: string) => `Last try: ${error}`,
    couldNotBeSent: 'It could not be sent',
  },

  heldTitle: (count: number) => `${plural(count, 'change')} ${count === 1 ? 'needs' : 'need'} your attention`,
  held: {
    release: 'Let it go',
    question: 'Let this change go?',
    consequence: 'It leaves this list and is not applied. It stays in the review’s history.',
    confirm: 'Let it go',
    keep: 'Keep it',
    released: 'It is let go. The server is told when this has been sent.',
    releaseFailed: 'That could not be saved on this device. The change is kept.',
    still: 'Still needed:',
    notSubmitted: (name: string) => `${name} has not submitted`,
    aReviewer: 'A reviewer',
    openEvaluation: 'Open the evaluation',
    openSubmitted: 'Open “Submitted evaluations”',
    openReport: 'Open the report',
    openAmendment: 'Open “Amend the report”',
  },

  refused: {
    consequence:
      'It leaves this list and was never stored by the server. Copy the text first if you still need it; a copy that you save of this device contains it too. On the team page its number stays missing.',
    released: 'It is let go.',
  },

  deviceTitle: 'This device',
  device: {
    kept: 'Storage',
    persisted: 'Kept: the browser does not clear it by itself',
    notPersisted:
      'Not protected: the browser may clear it when the device runs out of space. Installing the app protects it.',
    unknown: 'The browser does not say',
    free: 'Free space',
    freeOf: (free: string) => `${free} for this app`,
    used: 'Used by this app',
    cleared: 'The browser has emptied this app’s storage on this device.',
    clearedText: (saved: string | null, waiting: number) =>
      `${saved ? `The last save before that was ${saved}. ` : ''}${
        waiting === 0
          ? 'Everything that was saved then had been sent.'
          : `${plural(waiting, 'change')} had not been sent then and cannot be found on this device.`
      }`,
    private: 'Private mode',
    privateText:
      'This looks like a private window. What you write is gone when the window is closed: send it, or save a copy, before that.',
    installed: 'Installed',
    installedYes: 'Yes, it opens like an app',
    installedNo: 'No, it runs in a browser tab',
    version: 'Version',
  },

  evaluation: 'Evaluation',
  estimate: 'Estimate',
  text: 'Text',
  cleared: 'Cleared',
  removed: 'Removed',
  restored: 'Brought back',
  place: (list: string) => `${list}: where a point stands in the list`,
  pointRemoved: (list: string) => `${list}: a point removed`,
  pointRestored: (list: string) => `${list}: a point brought back`,
  evidence: (list: string) => `${list}: a note linked or unlinked`,
  decision: 'Decision',
  unknownDecision: 'A decision that this version of the app does not know',
  unknownField: 'A field that this version of the app does not know',
  unknownDocument: 'Something that this version of the app does not know',
  unknownReview: 'A review that is not on this device',
  unreadable: 'A change that this version of the app cannot read',
} as const

const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['review.start', 'Start fieldwork'],
  ['evaluation.submit', 'Submit your evaluation'],
  ['evaluation.recall', 'Recall your evaluation'],
  ['moderation.open', 'Start moderation'],
  ['moderation.agree', 'Agree an estimate'],
  ['moderation.return', 'Return an evaluation for changes'],
  ['moderation.close', 'Close moderation'],
  ['report.sendToSchool', 'Send the report to the school'],
  ['factCheck.raise', 'Raise a point about a fact'],
  ['factCheck.answer', 'Answer a point of the school’s'],
  ['factCheck.accept', 'Say that the facts, or an answer, are right'],
  ['report.publish', 'Publish the report'],
  ['report.amend', 'Amend the published report'],
  ['report.archive', 'Archive the review'],
  ['review.withdraw', 'Withdraw the review'],
  ['held.release', 'Let a kept change go'],
])
const DOCUMENTS: ReadonlyMap<string, string> = new Map([
  ['evaluation', 'Evaluation'],
  ['evidence', 'Note'],
  ['nomination', 'Area of Excellence put forward'],
  ['section', 'Report'],
  ['comment', 'Comment'],
  ['plan', 'Preparation of the review'],
  ['review', 'Review'],
])

/** What a command does, or null when this version does not know it. */
export const commandWords = (type: string) => COMMANDS.get(type) ?? null

/** What a kind of document is called. */
export const documentWords = (kind: string) => DOCUMENTS.get(kind) ?? words.unknownDocument
