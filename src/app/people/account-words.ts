/** Every sentence of one's own account: where one is signed in, and how to end that without fear for what was written. */
export const words = {
  title: 'Your account',
  back: 'Back to your reviews',
  roles: 'Your roles',
  noRoles: 'You are on no review just now.',

  sessions: {
    title: 'Where you are signed in',
    lead: 'Sign out whatever you do not know, or have lost. What was written there and not sent stays on that device, and is sent when you sign in on it again.',
    loading: 'Asking the server where you are signed in…',
    here: 'This device',
    used: (day: string) => `last used ${day}`,
    today: 'today',
    since: (day: string) => `Signed in ${day}`,
    end: 'Sign out',
    endNamed: (device: string, day: string) => `Sign out ${device}, last used ${day}`,
    ended: (device: string) => `${device} is signed out.`,
    endOthers: 'Sign out everywhere else',
    othersEnded: (count: number) =>
      count === 1 ? 'One other device is signed out.' : `${count} other devices are signed out.`,
    only: 'You are signed in nowhere else.',
    ask: {
      title: (device: string) => `Sign out ${device}?`,
      all: 'Sign out everywhere else?',
      text: 'Nothing is lost: what was written there and not sent stays on that device until you sign in on it again.',
      cancel: 'Leave it',
    },
    asOf: (time: string) => `The server cannot be reached: as of ${time}. It is tried again by itself.`,
    offline: {
      title: 'No connection to the server',
      text: 'Only the server knows where you are signed in; it is asked again by itself. You go on writing here as ever.',
    },
    signedOut: {
      title: 'You have been signed out here',
      text: 'Everything you wrote is kept on this device and is sent once you have signed in.',
      action: 'Sign in',
    },
  },

  password: {
    title: 'Change your password',
    lead: 'Every other device is signed out by it, and you are told by mail.',
    current: 'Present password',
    button: 'Change the password',
    done: 'Your password is changed',
    doneText: 'You stay signed in on this device, and nowhere else.',
  },
} as const
