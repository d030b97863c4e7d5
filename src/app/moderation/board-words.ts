/**
 * Every sentence of the moderation itself: the table, the panel beside it, and the questions that are asked before
 * something is decided for the team. Who decides reads what follows from it before the tap.
 */
import type { Decision } from '#domain/moderation/rule.ts'

type Held = Extract<Decision, { outcome: 'held' }>

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

export const boardWords = {
  table: 'Estimates of each area by reviewer, and what the team has agreed',
  tableOfPoints: 'Points of each area by reviewer',
  rows: 'Areas',
  agreed: 'Agreed',
  toAgree: 'To agree',
  noScale: 'No scale',
  waits: 'waits to be sent',
  notAgreed: 'Not agreed: it has changed',
  filter: {
    all: (count: number) => `All ${plural(count, 'area')}`,
    toAgree: (count: number) => `${count} to agree`,
    farApart: (count: number) => `${count} two levels apart`,
    none: 'No area is left here.',
  },
  everything: 'Everything that was submitted',
  lead: (toAgree: number, areas: number) =>
    areas === 0
      ? 'Nothing is estimated here, so nothing needs to be agreed.'
      : toAgree === 0
        ? 'Every estimate is agreed.'
        : `${toAgree} of ${plural(areas, 'estimate')} still to agree.`,
  closed: 'Moderation is closed. This is what the team has agreed.',
  overall: 'Overall peer estimate',
  noOverall: 'No overall estimate was given.',

  panel: {
    back: 'Back to the table',
    tabs: 'About this area',
    words: 'What they wrote',
    levels: 'Descriptors',
    history: 'History',
    discussion: (count: number) => (count === 0 ? 'Discussion' : `Discussion (${count})`),
    returned: (name: string) => `${name} is asked for changes here:`,
  },
  exact: ({ exact, of }: { exact: number; of: number }, level: string) => `${exact} of ${of} say ${level}`,

  agree: {
    legend: 'Agreed estimate',
    why: 'Why',
    needed: '(needed: reviewers differ)',
    optional: '(optional)',
    whyRead:
      'The team reads this; the school can once it checks the facts, and the hub’s manager where the school agrees. Name nobody.',
    button: (level: string) => `Agree as ${level}`,
    unchosen: 'Agree an estimate',
    choose: 'Choose an estimate first.',
    needsReason: 'Say why: the reviewers’ estimates differ.',
    takeBack: 'Take it back',
    by: (name: string, time: string) => `Agreed by ${name}, ${time}`,
    done: (area: string, level: string) => `${area}: agreed as ${level}.`,
    takenBack: (area: string) => `${area} is to be agreed again.`,
  },
  unanimous: {
    button: 'Agree all unanimous',
    title: (count: number) => `Agree ${plural(count, 'unanimous estimate')}?`,
    text: 'All who have submitted say the same of these areas. Each can still be changed or taken back until moderation is closed.',
    confirm: (count: number) => (count === 1 ? 'Agree it' : `Agree all ${count}`),
    done: (count: number) => `${plural(count, 'estimate')} agreed.`,
    undone: (count: number) => `${plural(count, 'estimate')} to be agreed again.`,
  },
  return: {
    button: 'Return for changes',
    title: 'Return an evaluation for changes',
    text: 'The reviewer can write in it again and sees what you ask for in each area. What was agreed upon an area stands unless they change it.',
    whom: 'Whose evaluation',
    nobody: 'No evaluation can be returned now: none is submitted, or all are returned already.',
    reasons: 'What you ask for, by area',
    reasonOf: (area: string) => `What you ask for in “${area}”`,
    chooseWhom: 'Choose whose evaluation to return.',
    needsReason: 'Say in at least one area what you ask for.',
    confirm: (name: string | null) => (name === null ? 'Return it' : `Return it to ${name}`),
    done: (name: string) => `Returned to ${name}. They see it once it has been sent.`,
  },
  close: {
    button: 'Close moderation',
    title: 'Close moderation?',
    open: 'Not agreed yet:',
    openText: 'Moderation can be closed once these are agreed.',
    returned: (names: readonly string[]) =>
      `${listed.format(names)} ${names.length === 1 ? 'has' : 'have'} an evaluation to hand in again. Moderation can be closed after that.`,
    text: 'The estimates are then final and the report can be written. Nobody can submit any more.',
    missing: (names: readonly string[]) =>
      `${listed.format(names)} ${names.length === 1 ? 'has' : 'have'} not submitted. You close without ${
        names.length === 1 ? 'this evaluation' : 'these evaluations'
      }.`,
    overall: 'The team’s overall peer estimate',
    overallHint: 'It is agreed by the team, not computed from the areas.',
    outside: 'This lies outside the range of the areas’ estimates. It can be agreed all the same.',
    chooseOverall: 'Choose the overall estimate, or close without one.',
    without: 'Close without one',
    confirm: 'Close moderation',
    done: 'Moderation is closed. The team sees it once it has been sent.',
  },
  waitsState: { S: 'Starting moderation waits to be sent', M: 'Closing moderation waits to be sent' } as const,

  held: {
    agree: (area: string) => `${area} is not agreed`,
    return: (name: string) => `The evaluation was not returned to ${name}`,
    close: 'Moderation is not closed',
    other: 'A decision was not carried out',
    moved: (names: readonly string[], level: string) =>
      names.length === 0
        ? `What was submitted had changed when “${level}” arrived.`
        : `You agreed “${level}” upon what you saw. Since then ${listed.format(names)} ${names.length === 1 ? 'has' : 'have'} submitted something else here. Read it, then agree again.`,
    movedReturn:
      'It had been submitted anew before it was returned. Read it, then return it again if it still needs to be.',
    incomplete: 'Something was still missing when it arrived.',
    notAllowed: 'The review was in another state when it arrived.',
    again: 'Agree again',
    returnAgain: 'Return it again',
    letGo: 'Let it go',
    look: 'Look at it',
  },

  history: {
    none: 'Nothing has been decided here yet.',
    agreed: (level: string) => `Agreed as ${level}`,
    undone: 'Agreement undone',
    by: (name: string, time: string) => `${name}, ${time}`,
    offline: 'Earlier decisions show with a connection.',
    system: 'The system',
    somebody: 'Somebody who is not on the team now',
  },

  discussion: {
    none: 'Nobody has said anything about this area yet.',
    gone: 'A point that is not there any more.',
    show: 'Show where it stands',
    showOf: (name: string) => `the point of ${name}`,
    cite: 'About a point',
    citeNone: 'None: about the area',
    yours: 'Your comment',
    post: 'Post the comment',
    empty: 'Write your comment first.',
  },

  keys: {
    title: 'Keys of the table',
    text: 'They work while the table has the focus, and nowhere else.',
    use: 'Use letters and digits as keys',
    close: 'Close',
    hint: 'all keys, turn off',
    rows: [
      { keys: ['↑', '↓'], does: 'area' },
      { keys: ['Enter'], does: 'open' },
    ],
    choose: 'choose estimate',
    return: 'return',
    comment: 'comment',
    escape: 'back to the table',
    ends: 'first and last area',
  },

  present: {
    button: 'Present',
    title: 'What the team says',
    leave: 'Leave presentation',
    notYet: 'Not agreed yet',
    reviewers: (count: number) => plural(count, 'evaluation'),
  },

  failed: 'It could not be saved on this device. Nothing has changed; please try again.',
  /** Why the rules would hold a decision, before it is given. */
  refused: ({ reason, fields = [] }: Pick<Held, 'reason' | 'fields'>): string => {
    if (reason === 'moved') return 'Not everything that was submitted has come to this device yet. Wait a moment.'
    if (reason === 'incomplete' && fields.includes('reason')) return boardWords.agree.needsReason
    if (reason === 'incomplete' && fields.includes('reasons')) return boardWords.return.needsReason
    if (reason === 'incomplete') return boardWords.close.openText
    return 'This cannot be decided in this state of the review.'
  },
} as const
