/**
 * Every sentence of the team board. It says what has arrived and what has not, and it says how it knows: numbers
 * that are missing prove that something is still on a device; what was never sent can be known by that device alone.
 */
import type { HeldReason } from '#domain/custody/entry.ts'
import type { EvaluationStatus } from '#domain/people.ts'

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

type Range = readonly [from: number, to: number]

export const words = {
  title: 'The team: what is safe',
  lead: 'For each person and device: what is on the server, and what is missing.',
  caption: 'The team and their devices',
  /** Who is not on the team; who has a name is called by it. */
  who: {
    member: null,
    left: null,
    host: { name: 'The host', inSentence: 'the host', called: 'the host' },
    stranger: {
      name: 'Somebody who is not on the team',
      inSentence: 'somebody who is not on the team',
      called: 'them',
    },
  },
  notOnTeam: 'Not on the team of this review',
  noEvaluation: { host: 'The host writes no evaluation', other: 'No evaluation of this review' },
  onlyYours: 'Others’ devices are shown while the team works: from the start of fieldwork until moderation ends.',
  person: 'Person',
  evaluation: 'Evaluation',
  device: 'Device',
  safe: 'On the server',
  kept: 'Kept, not applied',
  you: '(you)',

  status: { draft: 'Not submitted', submitted: 'Submitted', returned: 'Returned for changes' } satisfies Record<
    EvaluationStatus,
    string
  >,

  nothingYet: 'Nothing has arrived yet',
  upTo: (change: number) =>
    change === 1 ? 'Change 1 is on the server' : `Everything up to change ${change} is on the server`,
  receivedUpTo: (change: number) => `The newest that has arrived is change ${change}`,
  changes: (ranges: readonly Range[]) => {
    const parts = ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
    const single = ranges.length === 1 && ranges[0]![0] === ranges[0]![1]
    return `${single ? 'change' : 'changes'} ${listed.format(parts)}`
  },
  missing: (changes: string, one: boolean) => `${changes} ${one ? 'is' : 'are'} missing`,
  ask: (name: string) => `Ask ${name} to open the app with a connection, or whether it was let go there.`,
  askSelf: 'Open the app on that device with a connection. What you have let go there does not come.',

  thisDevice: 'This device',
  anotherDevice: 'Another of your devices',
  aDevice: (number: number, all: number) => (all === 1 ? 'One device' : `Device ${number} of ${all}`),
  lastSeen: (time: string) => `last seen ${time}`,
  waitingHere: (count: number) => `${plural(count, 'change')} still to send from here`,

  held: (count: number, why: string) => `${plural(count, 'change')}: ${why}`,
  /** Why, as it was when the change arrived: true in every state of the review, of oneself and of somebody else. */
  whyHeld: {
    'mid-reused': 'another change had already used its number',
    invalid: 'the server could not understand it',
    'future-schema': 'it was written by a newer version of the app',
    'not-allowed': 'it was not allowed when it arrived',
    locked: 'the evaluation was closed for changes when it arrived',
    moved: 'the evaluation had changed in the meantime',
    'conflict-open': 'two answers were still waiting for a choice',
    incomplete: 'something was still missing',
  } satisfies Record<HeldReason, string>,
  noneHeld: 'None',
  notForYou: 'Known to its author and the lead reviewer',

  allSafe: 'No gap in what has arrived',
  allYoursSafe: 'No gap in what has arrived from you',
  allSafeText: 'No device’s numbers have a hole: all that came before its newest change on the server is there too.',
  someMissing: (names: readonly string[]) => `Something of ${listed.format(names)} has not arrived`,
  someMissingText:
    'It is on the device it was typed on, and goes out when the app is opened there with a connection. Only what its author has let go there, because the server could not take it, does not come; the server is not told of that.',

  honest: [
    'Each device numbers its changes. A hole in the numbers proves that something has not arrived: it still waits on the device, was let go there, or was lost with it.',
    'What a device has not sent at all is known to that device alone: its own page says what is waiting.',
    'Other people’s devices are shown as counts, without names. What they wrote is not shown here.',
  ],

  offline: (time: string) => `The server cannot be reached: as of ${time}. It is tried again by itself.`,
  unanswered: { title: 'You are offline', text: 'This page needs a connection: only the server can say what it has.' },
  notAllowed: { title: 'This page is for the review’s team', text: 'There is nothing here that you can read.' },
  asOf: (time: string) => `As of ${time}`,
  refresh: 'Look again',
  loading: 'Asking the server what it has…',
  queue: 'What is waiting on this device',
} as const
