/** The words of "Your reviews": where one's own work stands, what to do next, and what happens when there is nothing. */
import type { OwnStanding } from './own-standing.ts'

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

export const words = {
  title: 'Your reviews',
  team: 'Team',
  yourEvaluation: 'Your evaluation',
  earlier: (count: number) => plural(count, 'earlier review'),
  ledBy: (name: string) => `led by ${name}`,

  standing: ({ kind, waiting, state }: OwnStanding, since: string | null) => {
    const over = !'PFSR'.includes(state)
    const said = {
      unknown: null,
      'not-begun': over ? 'none was written' : 'not begun',
      draft: over ? 'a draft, not submitted' : 'draft, which only you can see',
      recalled: waiting ? 'recalled; the recall waits to be sent' : 'recalled, open for changes',
      submitted: waiting ? 'submitted; it waits to be sent' : `submitted${since === null ? '' : ` ${since}`}`,
      returned: 'returned for changes',
    }[kind]
    return said && `Your evaluation: ${said}`
  },
  questions: (count: number) => `${plural(count, 'question')} for you`,

  next: {
    own: {
      unknown: 'Open your evaluation',
      'not-begun': 'Begin your evaluation',
      draft: 'Go on with your evaluation',
      recalled: 'Go on with your evaluation',
      submitted: 'Read your submitted evaluation',
      returned: 'Change your evaluation',
    } satisfies Record<OwnStanding['kind'], string>,
    read: 'Read your evaluation',
    readSubmitted: 'Read your submitted evaluation',
    submitted: 'Open submitted evaluations',
    prepare: 'Prepare fieldwork',
    prepareVisit: 'Prepare the visit',
    review: 'Open the review',
    report: {
      write: 'Write the report',
      check: 'Check the facts',
      answer: 'Answer the school',
      finish: 'Answer and publish',
      read: 'Read the report',
    },
  },

  loading: 'Fetching your reviews, so that they are on this device',
  unfetched: {
    title: 'Your reviews are not on this device yet',
    text: 'They are fetched by themselves as soon as there is a connection, and then stay here, so that you can write without one.',
  },
  none: {
    title: 'You are not on a review at the moment',
    next: 'When the central team puts you on one, it appears here by itself, and is kept on this device so that it opens without a connection.',
    ask: 'Do you expect one already? Ask its lead reviewer or the central team whether you are on the team',
    signedInAs: (name: string) => `You are signed in as ${name}`,
    asked: (time: string) => `The server was last asked at ${time}`,
  },
} as const
