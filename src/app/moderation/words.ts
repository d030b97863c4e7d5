/**
 * Every sentence of the page "Submitted evaluations", in plain English and in one place. The words say who sees
 * what and why, because a reviewer who wonders about that writes less.
 */
import { recommendedWords } from '#domain/excellence/recommendations.ts'
import type { AreaProgress } from '#domain/evaluation/completeness.ts'
import type { Area } from '#domain/framework/define.ts'
import type { ReviewState, Role } from '#domain/people.ts'
import type { ProgressCounts } from './progress-counts.ts'
import type { Spread } from './spread.ts'

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'] as const
const inWords = (count: number) => NUMBERS[count] ?? String(count)
const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

export const words = {
  title: 'Submitted evaluations',
  read: 'Exactly as it was typed. Nothing here can be changed.',
  submittedOf: (submitted: number, all: number) => `${submitted} of ${plural(all, 'evaluation')} submitted`,
  safeguarding:
    'A safeguarding concern is told to the school’s designated safeguarding lead at once. It has no place here.',
  notOfsted: 'Peer estimates are not equivalent to Ofsted grades.',
  overview: 'Estimates side by side',
  overviewOfPoints: 'Points side by side',
  points: (count: number) => plural(count, 'point'),
  area: 'Area',
  spread: 'Spread',
  you: '(you)',
  noEstimate: 'No estimate',
  noScale: 'No scale',
  noPoints: 'No points',
  noAnswer: 'Nothing written',
  noRecommendation: 'No recommendation',
  recommended: recommendedWords,
  nobodyYet: 'Nobody has submitted yet.',
  notSubmitted: (counts: string | null) =>
    counts === null ? 'not submitted' : `not submitted, ${counts.toLowerCase()}`,
  untitled: 'Title not on this device yet',
  submitted: 'Submitted',
  submittedAt: (time: string) => `Submitted ${time}`,
  waiting: 'Submitted; not on this device yet',
  waitingHere: 'submitted, not on this device yet',
  withheld: 'submitted, not open to you',
  returned: 'Returned for changes: as last submitted',
  own: { draft: 'Yours is not submitted yet', returned: 'Yours was returned: as it stands on this device' },

  progress: ({ estimates, outOf, points }: ProgressCounts) => {
    if (estimates === 0 && points === 0) return 'Not started'
    const rated = outOf === 0 ? [] : [`${estimates} of ${plural(outOf, 'estimate')}`]
    return [...rated, plural(points, 'point')].join(', ') + ' so far'
  },
  areaProgress: (area: Area, progress: AreaProgress | undefined) => {
    if (!progress || (!progress.estimate && progress.points === 0)) return 'Nothing yet'
    const estimate = !area.estimate ? [] : [progress.estimate ? 'Estimate given' : 'No estimate yet']
    return [...estimate, plural(progress.points, 'point')].join(', ')
  },
  progressUnknown: 'Not submitted',
  teamTitle: 'How far the team is',
  progressTitle: 'Not submitted yet',
  /** Once moderation is closed nobody can. */
  progressOver: 'Not submitted',
  progressHint: 'How far they are, in counts. What they have written stays with them until they submit.',

  spreadTag: (spread: Spread) =>
    spread.kind === 'too-few'
      ? 'Needs two estimates'
      : spread.kind === 'none'
        ? 'None'
        : `${plural(spread.levels, 'level')} apart`,
  spreadSentence: (spread: Spread, estimates: number) => {
    if (spread.kind === 'too-few') return estimates === 0 ? 'No estimate yet' : 'One estimate so far'
    if (spread.kind === 'none') return `All say ${spread.level}`
    const levels = `${inWords(spread.levels)} ${spread.levels === 1 ? 'level' : 'levels'} apart`
    return `${levels}: ${spread.lowest} to ${spread.highest}`
  },

  filter: {
    legend: 'Show',
    all: 'All areas',
    differ: (count: number) => `Estimates differ (${count})`,
  },

  offline: (time: string | null) =>
    time ? `You are offline: as of ${time}` : 'You are offline: counts need a connection',
  asOf: (time: string) => `As of ${time}`,
  damaged: {
    title: (names: readonly string[]) => `What ${listed.format(names)} submitted cannot be read on this device.`,
    text: 'It is safe on the server and is fetched again.',
  },

  none: {
    title: 'Nothing has been submitted yet',
    text: 'Each evaluation appears here as soon as its reviewer submits it.',
  },
  loading: 'Opening the evaluations…',

  /** Why somebody sees what they see. */
  why: (role: Role, state: ReviewState, readsOthers: boolean, handedIn: boolean) => {
    if (role !== 'PR' && readsOthers)
      return 'You see each evaluation as it was last submitted. What is not submitted stays with its author.'
    if (readsOthers)
      return 'You see what the team has submitted, because you have submitted your own. What is not submitted stays with its author.'
    if (role === 'PR' && 'SR'.includes(state))
      return 'Submit your own evaluation to read the others’. So nobody is led by another’s view.'
    if (role === 'LR' && state === 'P') return 'Evaluations can be submitted once fieldwork has started.'
    if (!'PFSR'.includes(state)) return 'The team’s evaluations are closed in this state of the review.'
    if (role !== 'PR') return 'The evaluations open for you once the lead reviewer has started moderation.'
    return handedIn
      ? 'The others’ evaluations open for you once the lead reviewer starts moderation. Until then you see how far they are.'
      : 'The others’ evaluations open for you once you have submitted your own and the lead reviewer has started moderation. So nobody is led by another’s view.'
  },
  closed: { title: 'Not open to you now', text: 'This page shows who has submitted; what they wrote is not here.' },

  start: {
    button: 'Start fieldwork',
    title: 'Start fieldwork?',
    text: 'Reviewers can write already. From now on they can also submit their evaluations.',
    confirm: 'Start fieldwork',
    done: 'Saved on this device. Fieldwork starts when it has been sent.',
    waiting: 'Starting fieldwork waits to be sent',
  },
  open: {
    button: 'Start moderation',
    title: 'Start moderation?',
    everyone:
      'Everyone has submitted. The team can now read each other’s evaluations; nobody can recall theirs any more.',
    without: (names: readonly string[]) =>
      `${listed.format(names)} ${names.length === 1 ? 'has' : 'have'} not submitted. You go on without ${
        names.length === 1 ? 'this evaluation' : 'these evaluations'
      }; ${names.length === 1 ? 'it' : 'they'} can still be submitted late.`,
    afterwards:
      'Everyone who has submitted can then read the others’ evaluations, and nobody can recall theirs any more.',
    confirm: 'Start moderation',
    confirmWithout: (count: number) => `Go on without ${count === 1 ? 'it' : 'them'}`,
    done: 'Saved on this device. Moderation starts when it has been sent.',
  },
  notYet: 'Not yet',
  failed: 'It could not be saved on this device. Nothing has changed; please try again.',
} as const
