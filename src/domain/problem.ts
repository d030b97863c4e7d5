/**
 * Everything that can go wrong between a device and the server, with words for people. A problem is a value with
 * a slug, a status and a sentence that says what to do; nothing is ever decided on a message's text. No problem
 * tells a device to discard an entry.
 */
import { z } from 'zod'

interface Sort {
  readonly status: number
  readonly title: string
  readonly detail: string
}

const sorts = {
  'sign-in': {
    status: 401,
    title: 'Please sign in again',
    detail: 'Your session has ended. Everything you wrote is kept on this device and is sent once you have signed in.',
  },
  'not-found': { status: 404, title: 'Not found', detail: 'There is nothing here that you can read.' },
  'method-not-allowed': { status: 405, title: 'Method not allowed', detail: 'This address does not take that method.' },
  malformed: {
    status: 400,
    title: 'The request cannot be read',
    detail: 'It is not JSON as the interface describes it. Nothing was stored.',
  },
  'bad-cursor': {
    status: 400,
    title: 'This place in the changes is unknown',
    detail: 'Ask for the changes from the start; nothing is lost by it.',
  },
  'bad-limit': { status: 400, title: 'The limit is not a number from 1', detail: 'Give a whole number from 1 to 500.' },
  'wrong-host': { status: 421, title: 'Wrong host', detail: 'This server does not answer to that name.' },
  'cross-site': {
    status: 403,
    title: 'Refused: the request came from another site',
    detail: 'Nothing was taken. Open the application itself and try again.',
  },
  forwarded: {
    status: 403,
    title: 'The demonstration is not for a network',
    detail: 'Anyone can be anyone in it, so it takes no request that a proxy has passed on.',
  },
  'other-person': {
    status: 409,
    title: 'Somebody else is signed in',
    detail: 'These entries belong to another person. Nothing was taken; they wait until that person signs in.',
  },
  'device-forked': {
    status: 409,
    title: 'This device has a twin',
    detail: 'A copy of it has used the same numbers. Take a new device id, number what is unsent anew and send again.',
  },
  'batch-too-large': {
    status: 413,
    title: 'Too much at once',
    detail: 'Send at most 400 entries and 262,144 bytes at a time.',
  },
  'body-too-large': { status: 413, title: 'Too large', detail: 'A request may have at most 1 MiB.' },
  'unsupported-media-type': {
    status: 415,
    title: 'Not JSON',
    detail: 'Send application/json in UTF-8, without compression.',
  },
  'unknown-persona': { status: 404, title: 'Nobody of that name', detail: 'The demonstration has no such person.' },
  'wrong-credentials': {
    status: 401,
    title: 'This e-mail address and this password do not belong together',
    detail: 'Check both, or ask for a new password. Nothing on this device is lost by it.',
  },
  'wrong-password': {
    status: 403,
    title: 'This is not your present password',
    detail: 'Nothing was changed. Sign out and ask for a new password if you have forgotten it.',
  },
  'too-many-attempts': {
    status: 429,
    title: 'Too many attempts',
    detail: 'Wait a moment and try again. Everything you wrote is kept.',
  },
  'link-ended': {
    status: 410,
    title: 'This link no longer works',
    detail: 'It was used, it is too old, or a newer one was sent.',
  },
  'password-length': {
    status: 422,
    title: 'The password is too short or too long',
    detail: 'Take at least 12 characters and at most 256: a few words in a row are good.',
  },
  'password-guessable': {
    status: 422,
    title: 'This password is easy to guess',
    detail:
      'It is one that many people choose, follows a pattern, or has your name in it. A few unrelated words are good.',
  },
  'no-longer-shared': {
    status: 409,
    title: 'This report is archived',
    detail: 'A link to it would open nothing, so none was made. The report itself is safe and can still be read.',
  },
  'not-a-report': {
    status: 422,
    title: 'This file is not a report',
    detail: 'Take the JSON file of a report, as it was saved from here. Nothing was taken from this one.',
  },
  'newer-report': {
    status: 422,
    title: 'This report was saved by a newer version',
    detail: 'It can be read once this app has been updated. Nothing was taken from it.',
  },
  'report-too-large': {
    status: 413,
    title: 'This file is too large to be a report',
    detail: 'A report has far less than 20 MB. Nothing was taken from this file.',
  },
  'file-unreadable': {
    status: 422,
    title: 'This file cannot be read',
    detail: 'It may have been moved or deleted. Please choose it again.',
  },
  'report-not-set': {
    status: 503,
    title: 'The report could not be made ready to print',
    detail: 'It is safe and can be read as a page, as text or in Word. Please try again in a moment.',
  },
  busy: { status: 503, title: 'Busy', detail: 'The server cannot answer just now. Please try again in a moment.' },
  unexpected: {
    status: 500,
    title: 'Something went wrong on the server',
    detail: 'It is our fault and has been recorded. Everything you wrote is kept; please try again.',
  },
} satisfies Record<string, Sort>

export type Slug = keyof typeof sorts
export const SLUGS = Object.keys(sorts) as readonly Slug[]

/** RFC 9457 problem details, as sent with `application/problem+json`. `index` names the entry at fault. */
export const problemDetails = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  index: z.int().min(0).optional(),
})
export type ProblemDetails = z.infer<typeof problemDetails>

/** An expected failure, as a value that functions return. */
export interface Problem {
  readonly problem: Slug
  readonly index?: number
  /** In how many seconds it is worth trying again. */
  readonly retryAfter?: number
}

export function problem(slug: Slug, index?: number): Problem {
  return index === undefined ? { problem: slug } : { problem: slug, index }
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'problem')
}

export function statusOfProblem(slug: Slug): number {
  return sorts[slug].status
}

export function tooMany(retryAfter: number): Problem {
  return { problem: 'too-many-attempts', retryAfter }
}

export function toDetails({ problem: slug, index }: Problem): ProblemDetails {
  const details = { type: `/problems/${slug}`, ...sorts[slug] }
  return index === undefined ? details : { ...details, index }
}

/** The slug of a problem that another program sent, or null when we do not know it. */
export function slugOf(details: ProblemDetails): Slug | null {
  const slug = details.type.replace(/^.*\/problems\//, '')
  return Object.hasOwn(sorts, slug) ? (slug as Slug) : null
}
