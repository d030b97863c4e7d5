/** The words of the sign-in page. Without a connection they say first what people fear for, then why, then what helps. */
const changes = (count: number) => (count === 1 ? '1 change waits' : `${count} changes wait`)

export const words = {
  signIn: 'Sign in',
  title: 'Who are you today?',
  demo: 'This is the demonstration: a fictional network with reviews in each state. Choose a person to see the product as they do.',
  withPassword: 'Sign in with a password',
  mailbox: 'The demonstration’s mailbox',
  loading: 'Asking the server who is there',
  continueAs: (name: string) => `Continue as ${name}`,
  tryAgain: 'Try again',
  notKept:
    'This device could not save what was typed last, so nobody was changed. Go back, save a copy, and try again.',
  offline: {
    title: 'No connection, so nobody can sign in here just now',
    safe: (waiting: number | null) => {
      const sent = waiting
        ? ` ${changes(waiting)} here to be sent, and ${waiting === 1 ? 'goes' : 'go'} out once whoever wrote ${waiting === 1 ? 'it' : 'them'} has signed in.`
        : waiting === 0
          ? ' All of it has been sent.'
          : ''
      return `Everything written on this device is safe.${sent}`
    },
    why: 'Nobody’s work is opened without signing in, and only the server can do that.',
    next: 'The server is asked again by itself: as soon as it answers, you can sign in. On a school’s or a hotel’s wifi you may have to open that network’s own sign-in page first.',
  },
} as const
