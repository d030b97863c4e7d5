/**
 * Every sentence of the queue page. People come here when they are worried, so each line says first what is safe,
 * then what happens next, and only then what they might do.
 */
const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

export const words = {
  title: 'What is waiting',
  lead: 'Everything you write is saved on this device first, and sent when there is a connection.',

  empty: {
    title: 'Everything is on the server',
    text: 'Nothing waits on this device. What you write next is saved here first.',
    lastSent: (time: string) => `Last sent ${time}.`,
    neverSent: 'Nothing has been sent from this device yet.',
  },
  loading: 'Looking at what is on this device…',
  waitingTitle: (count: number) => `${plural(count, 'change')} waiting to send`,
  waitingText: 'They are saved on this device and go out by themselves, oldest first.',
  lastSent: (time: string) => `Last sent ${time}`,
  neverSent: 'Nothing sent from this device yet',

  send: {
    button: 'Send now',
    sending: (done: number, all: number) => `Sending ${done} of ${all}…`,
    sendingSome: 'Sending…',
    allSent: 'Sent: everything is on the server.',
    stillWaiting: (count: number) => `${plural(count, 'change')} could not be sent yet. Nothing is lost; it is tried again by itself.`,
    nothing: 'There was nothing to send. Everything is on the server.',
    otherTab: 'Another tab of this app is sending.',
  },
  copy: {
    button: 'Save a copy',
    hint: 'A file with everything of yours on this device, to read and to restore from. Keep it where you keep confidential papers.',
    done: (name: string) => `The copy is in your downloads as ${name}.`,
    failed: 'The copy could not be made. Everything is still on this device.',
  },

  signedOut: {
    title: 'You are signed out. Nothing is lost.',
    text: 'Everything you wrote is kept on this device. Sign in again as the same person and it is sent.',
    action: 'Sign in to send',
  },
  offline: {
    title: 'No connection.',
    text: 'You can keep working and close the app: what waits here is sent when you are back online.',
  },

  item: {
    typed: (time: string, age: string) => `Typed ${time}, ${age}`,
    unconfirmed: 'Sent, not confirmed yet',
    unconfirmedHint: 'The server may have it already. It is sent again until it says so; twice does no harm.',
    notSent: 'Not sent yet',
    lastError: (error: string) => `Last try: ${error}`,
    number: (dseq: number) => `change ${dseq}`,
  },

  heldTitle: (count: number) => `${plural(count, 'change')} ${count === 1 ? 'needs' : 'need'} your attention`,
  heldText: 'The server has them, word for word, but could not apply them. You decide what happens.',
  held: {
    includeTitle: 'To include it',
    lockedHint: 'Copy the text, recall your evaluation on its page, put the text in, and submit again. Recalling is possible until moderation starts.',
    copyText: 'Copy text',
    copied: 'The text is copied.',
    copyFailed: 'The text could not be copied. Select it and copy it by hand.',
    release: 'Let it go',
    question: 'Let this change go?',
    consequence: 'It leaves this list and is not applied. It stays in the review’s history.',
    confirm: 'Let it go',
    keep: 'Keep it',
    released: 'It is let go. The server is told when this has been sent.',
    releaseFailed: 'That could not be saved on this device. The change is kept.',
    still: 'Still needed:',
    openEvaluation: 'Open the evaluation',
  },

  deviceTitle: 'This device',
  device: {
    kept: 'Storage',
    persisted: 'Kept: the browser does not clear it by itself',
    notPersisted: 'Not protected: the browser may clear it when the device runs out of space. Installing the app protects it.',
    unknown: 'The browser does not say',
    free: 'Free space',
    freeOf: (free: string, quota: string) => `${free} free of ${quota}`,
    used: 'Used by this app',
    private: 'Private mode',
    privateText: 'This looks like a private window. What you write is gone when the window is closed: send it, or save a copy, before that.',
    installed: 'Installed',
    installedYes: 'Yes, it opens like an app',
    installedNo: 'No, it runs in a browser tab',
    version: 'Version',
    online: 'Connection',
    onlineYes: 'The device says it is online',
    onlineNo: 'The device says it is offline',
  },

  evaluation: 'Evaluation',
  estimate: 'Estimate',
  text: 'Text',
  cleared: 'Cleared',
  removed: 'Removed',
  restored: 'Brought back',
  place: (list: string) => `${list}: a point moved`,
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
  ['held.release', 'Let a kept change go'],
])
const DOCUMENTS: ReadonlyMap<string, string> = new Map([
  ['evidence', 'Note'],
  ['nomination', 'Area of Excellence put forward'],
  ['section', 'Report'],
  ['comment', 'Comment'],
  ['plan', 'Timetable'],
  ['review', 'Review'],
])

/** What a command does, or null when this version does not know it. */
export const commandWords = (type: string) => COMMANDS.get(type) ?? null

/** What a kind of document is called. */
export const documentWords = (kind: string) => DOCUMENTS.get(kind) ?? words.unknownDocument
