/** Every sentence of the report's pages, in plain English and in one place. */
import { recommendedWords } from '#domain/excellence/recommendations.ts'
import type { Framework } from '#domain/framework/define.ts'
import { POINTS } from '#domain/moderation/fact-check.ts'
import type { Decision } from '#domain/moderation/rule.ts'
import type { AdviceKind } from '#domain/report/advice.ts'
import type { ReviewState } from '#domain/people.ts'

type Held = Extract<Decision, { outcome: 'held' }>

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

export const words = {
  title: 'Report',
  loading: 'Opening the report…',
  nav: 'Parts of the report',
  cover: 'Cover',
  write: 'Write',
  read: 'Read',
  writing: 'Write the report',
  reading: 'Back to reading',
  saved: 'What you write is saved on this device as you type, and merged with what others write.',
  safeguarding: 'A safeguarding concern is not written here. Tell the school’s designated safeguarding lead at once.',

  state: {
    S: 'Being written. The team’s estimates are not all agreed yet.',
    R: 'An evaluation has been returned. The report can be read, and written again once it has come back.',
    M: 'The estimates are agreed. When the report is finished, send it to the school to check the facts.',
  } as Partial<Record<ReviewState, string>>,
  checking: (until: string | null) =>
    until === null ? 'The school is checking the facts.' : `The school is checking the facts until ${until}.`,

  closed: {
    title: 'The report cannot be written just now',
    text: 'The lead reviewer writes it during the moderation, the central team puts facts right while the school checks them.',
  },
  damaged: {
    title: 'This part cannot be shown',
    text: 'Some of what is stored on this device cannot be read, so the form is not opened: it could hide words. Save a copy on the page of what waits to be sent, and tell the central team.',
  },
  notYet: {
    title: 'The report is not here yet',
    team: 'It is written once the lead reviewer has started the moderation.',
    school: 'You will be asked to check its facts before it is published. Nothing is needed from you now.',
    hub: 'You can read it once it is published, if the school has agreed to that for this year.',
  },
  withdrawn: { title: 'This review was withdrawn', text: 'It has no report.' },

  archive: {
    button: 'Archive this review',
    title: 'Archive this review?',
    text: 'Its report stays with the school. Links to it open nothing any more, and it is amended no more.',
    confirm: 'Archive it',
    done: 'Saved on this device. The review is archived when it has been sent.',
  },
  withdraw: {
    button: 'Withdraw this review',
    title: 'Withdraw this review?',
    text: 'It ends here, for good and for everyone. It will have no report; what was written stays kept.',
    reason: 'Why it is withdrawn',
    missing: 'Say why it is withdrawn',
    confirm: 'Withdraw it',
    done: 'Saved on this device. The review is withdrawn when it has been sent.',
  },

  send: {
    button: 'Send to the school',
    title: 'Send the report to the school?',
    text: 'The school can then read it and say which facts are wrong. You and the central team answer; estimates stay as agreed.',
    until: 'Facts to be checked until',
    confirm: 'Send to the school',
    done: 'Saved on this device. The school can read the report when it has been sent.',
  },
  publish: {
    button: 'Publish',
    title: 'Publish this report to the school?',
    text: 'It is published as you have just read it and belongs to the school from then on. Later changes are another version, with a reason.',
    unchecked: (until: string | null) =>
      `The school has not said yet that the facts are correct${until === null ? '' : `. It was given until ${until}`}.`,
    confirm: 'Publish',
    done: 'Saved on this device. The report is published when it has been sent.',
  },
  cancel: 'Cancel',
  moved: 'The report has changed since you opened this. Cancel, read what has changed, and decide then.',
  refused: ({ reason, fields = [] }: Held, { point, pointsPerList }: Framework['sizes']): string => {
    if (reason === 'conflict-open')
      return 'Of some text two versions are kept, or a point was removed and changed at once. Choose in “Write” first.'
    if (reason === 'moved') return 'The report has just changed. Close this, read it, and decide then.'
    if (reason !== 'incomplete') return 'This cannot be decided in this state of the review.'
    if (fields.includes(POINTS)) return `There are ${pointsPerList} points already. Put what is wrong into fewer.`
    if (fields.some((field) => field === 'text' || field === 'quote'))
      return `A text is longer than ${point.toLocaleString('en-GB')} characters. Make it shorter.`
    return 'Something is still to be done: a merged text to be checked, or a point to be answered.'
  },
  failed: 'It could not be saved on this device. Nothing has changed; please try again.',

  before: {
    title: 'Before it goes out',
    conflicts: (n: number) => `${plural(n, 'text')} of which two versions are kept: choose in “Write”`,
    deletions: (n: number) =>
      `${plural(n, 'point')} that one of you removed while another kept or changed ${n === 1 ? 'it' : 'them'}: choose in “Write”`,
    merges: (n: number) => `${plural(n, 'text')} merged from two people’s changes: check in “Write”`,
    open: (n: number) => `${plural(n, 'point')} of the school’s without an answer`,
    advice: 'Worth a look',
    adviceHint: 'These are only hints. You decide.',
    nothing: 'Nothing stands in the way.',
  },
  advice: {
    'pupil-name': (quote: string) => `This looks like a pupil’s name: “${quote}”. Nobody is named in a report.`,
    upn: (quote: string) => `This looks like a pupil number: “${quote}”.`,
    'birth-date': (quote: string) => `This looks like a date of birth: “${quote}”.`,
    unfinished: (quote: string) => `A sentence seems unfinished: “${quote}”.`,
    uncorrected: (quote: string) =>
      `The school was told that this has been corrected, and it still stands: “${quote}”.`,
    'overall-outside': (quote: string) => `The overall estimate, ${quote}, lies outside those of the areas.`,
    empty: (quote: string) => `Nothing is written in “${quote}”.`,
    'no-day': (quote: string) =>
      `“${quote}” is no date that can be read, so the report leaves out when Ofsted inspected.`,
  } satisfies Record<AdviceKind, (quote: string) => string>,

  facts: {
    title: 'Fact-check points',
    none: 'No points so far.',
    schoolTitle: (day: string | null) => (day === null ? 'Check the facts' : `Check the facts by ${day}`),
    schoolText: (raised: number, answered: number) =>
      `${raised === 0 ? 'You have raised no points yet.' : `You have raised ${plural(raised, 'point')}; ${answered === 1 ? '1 is' : `${answered} are`} answered.`} Mark the words that are wrong, in the report below. Factual errors are corrected now. Estimates stay as agreed.`,
    acceptedTitle: 'You have said that the facts are right',
    acceptedText: 'The central team publishes the report next. You can still raise a point until then.',
    raise: 'Raise a point',
    raiseTitle: 'Raise a point about a fact',
    part: 'Part of the report',
    quote: 'The words it is about',
    quoteHint: 'Choose a sentence. You can also mark words in the report and raise a point from there.',
    wholePart: 'The whole part',
    markedTitle: 'Marked words',
    marked: 'Words are marked. At the end of the page is a button to raise a point about them.',
    raiseAbout: 'Raise a point about these words',
    text: 'What is wrong, and what is right',
    confirm: 'Raise this point',
    raised: 'Saved on this device. Your point goes to the lead reviewer when it has been sent.',
    empty: 'Write what is wrong',
    correct: 'Facts are correct',
    correctTitle: 'Are all facts correct?',
    correctText:
      'You tell the team that they need not wait any longer. The report is then published by the central team.',
    correctConfirm: 'Yes, the facts are correct',
    correctDone: 'Saved on this device. Thank you.',
    number: (number: number) => `Point ${number}`,
    aboutThese: (state: string) => `about the words before. ${state}`,
    show: 'Show in the report',
    showOf: (number: number) => `the words of point ${number}`,
    changedSince: 'These words have been changed since.',
    withLead: 'With the lead reviewer',
    waits: 'Waits to be sent',
    corrected: 'Corrected',
    explained: 'Explained',
    accepted: 'Settled',
    accept: 'That settles it',
    acceptDone: 'Saved on this device.',
    answer: 'Answer',
    answerTitle: 'Answer this point',
    outcome: 'What was done',
    outcomes: {
      corrected: { label: 'Corrected', text: 'The report has been changed.' },
      explained: { label: 'Explained', text: 'The report stays as it is, for the reason below.' },
    },
    answerText: 'What you tell the school',
    answerNeeded: 'Say why the report stays as it is',
    outcomeNeeded: 'Choose what was done',
    answerConfirm: 'Save this answer',
    answered: 'Saved on this device. The school reads it when it has been sent.',
  },

  published: {
    asOf: 'This report is kept by the server and read from there.',
    offline: 'The report is read from the server, which cannot be reached just now. It is safe there.',
    none: 'There is no report here that you can read.',
    whose: 'A published report is the school’s: its head decides who reads it.',
    again: 'Try again',
    version: 'Version',
    replaced: (version: number, by: number, day: string) =>
      `Version ${version} was replaced by version ${by} on ${day}.`,
    readNewest: (version: number) => `Read version ${version}`,
    versionOf: (version: number, day: string, reason: string | null) =>
      `Version ${version}, published ${day}${reason === null ? '' : `: ${reason}`}`,
  },

  changes: {
    title: (before: number) => `What has changed since version ${before}`,
    lead: (version: number, day: string) => `Version ${version} was published on ${day}.`,
    reason: 'The reason that was given:',
    loading: 'Asking the server for the version before…',
    before: 'Before',
    now: 'Now',
    added: 'Added',
    removed: 'Taken out',
    spaces: 'The words are the same. Only spaces or lines differ.',
    none: 'Nothing that a reader sees has changed.',
  },

  points: {
    title: (list: string) => `From the reviewers: ${list.toLowerCase()}`,
    hint: 'Take over what the team agreed. Your wording can differ; the reviewer’s own stays as it was.',
    use: 'Use',
    used: 'In the report',
    by: (name: string) => `by ${name}`,
    none: 'No reviewer has written one here.',
    taken: 'Point taken over.',
  },

  coverForm: {
    lead: 'What the cover says beside the names and days that are known already.',
    headteacher: 'Headteacher',
    phase: 'Phase, such as “Primary”',
    ofsted: 'Last Ofsted outcome',
    shape: 'How it was said',
    shapes: {
      'not-inspected': 'Not inspected yet',
      headline: 'One overall grade (until August 2024)',
      judgements: 'Separate judgements without an overall one (September 2024 to November 2025)',
      'report-card': 'Report card (since November 2025)',
    },
    on: 'Date, such as 2024-03-21',
    noDay: 'The report leaves this out: write a day that there was, as year, month and day, such as 2024-03-21.',
    grade: 'Grade',
    graded: (n: number) => ({ title: `Area ${n}`, grade: `Grade of area ${n}` }),
    safeguarding: 'Safeguarding',
    safeguardings: { met: 'Met', 'not-met': 'Not met' },
  },
  excellence: {
    text: 'What the team saw of it',
    said: 'What the reviewers said',
    none: 'The school has not put one forward.',
    recommended: recommendedWords,
  },
  narrative: 'Text',
} as const
