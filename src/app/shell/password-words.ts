/** The words of everything around a password, and of what the server refuses about one. */
import { type Slug, problem, toDetails } from '#domain/problem.ts'

type Refusal = { readonly problem: Slug; readonly retryAfter: number | null } | object

const wait = (ms: number) => {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}

export const passwordWords = {
  email: 'E-mail address',
  password: 'Password',
  newPassword: 'New password',
  show: 'Show',
  notKept:
    'This device could not save what was typed last, so nobody was changed. Go back, save a copy, and try again.',
  unreachable: 'No connection to the server. Everything written on this device is safe; please try again in a moment.',
  signIn: {
    title: 'Sign in',
    lead: 'You need a connection for this once. After that you can write here without one.',
    button: 'Sign in',
    forgotten: 'Forgotten your password?',
  },
  forgotten: {
    title: 'A new password',
    lead: 'We send you a link with which you can choose one.',
    button: 'Send the link',
    sent: 'If this address was invited, a link is on its way to it. It works once, within an hour.',
    back: 'Back to sign-in',
  },
  choose: {
    title: { invitation: 'Welcome to QA Review', forgotten: 'Choose a new password' },
    lead: (name: string, email: string) => `${name}, choose the password with which you will sign in as ${email}.`,
    hint: 'At least 12 characters. A few words that have nothing to do with each other are good; spaces are fine.',
    missing: (count: number) => (count === 1 ? '1 more character' : `${count} more characters`),
    longEnough: 'Long enough.',
    button: 'Set the password',
    done: 'Your password is set. Sign in with it now.',
    reading: 'Looking at your link',
    askAgain: 'Ask for a new link',
    tryAgain: 'Try again',
  },
} as const

/** Why it was refused, and what to do, as the person reads it. */
export function refusalOf(failure: Refusal): string {
  if (!('problem' in failure)) return passwordWords.unreachable
  if (failure.problem === 'too-many-attempts' && failure.retryAfter !== null)
    return `There were too many attempts. Wait ${wait(failure.retryAfter)}, then try again.`
  const { title, detail } = toDetails(problem(failure.problem))
  return `${title}. ${detail ?? ''}`
}
