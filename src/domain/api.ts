/**
 * The REST contract as data. The server mounts these routes, the tablet calls them, the tests' handlers forward
 * them and `openapi.json` is printed from them: one list, so that they cannot drift apart. A route without
 * somebody who may call it does not type-check.
 */
import { z } from 'zod'
import {
  changes,
  changesQuery,
  devices,
  documentState,
  eventsQuery,
  history,
  pushAnswer,
  pushBody,
  reviewEvent,
} from './custody/wire.ts'
import { documentName, instant, uuid } from './custody/grammar.ts'
import { frameworkSchema } from './framework/define.ts'
import { evaluationStatus, reviewState, role } from './people.ts'
import { emailAddress, passwordAsTyped } from './password.ts'
import type { Action, PeopleAction } from './policy.ts'
import type { Slug } from './problem.ts'

export const API = '/api/v1'
/** Whose session an answer was made in. A browser's tabs share one cookie, and another may have changed it meanwhile. */
export const PERSON_HEADER = 'QAR-Person'

const grant = z.object({
  role,
  reviewId: uuid.optional(),
  schoolId: uuid.optional(),
  hubId: uuid.optional(),
})
const person = z.object({ id: uuid, name: z.string(), roles: z.array(grant) })
export type Person = z.infer<typeof person>

const day = z.iso.date()

export const reviewSummary = z.object({
  id: uuid,
  school: z.object({ id: uuid, name: z.string() }),
  framework: z.string(),
  state: reviewState,
  from: day,
  to: day,
  lead: uuid,
  team: z.array(z.object({ personId: uuid, name: z.string(), role: z.enum(['PR', 'LR']) })),
  myRole: role,
})
export type ReviewSummary = z.infer<typeof reviewSummary>

const reviewDetail = reviewSummary.extend({
  nominations: z.array(documentName),
  previous: z
    .object({
      reviewId: uuid,
      estimates: z.record(z.string(), z.string()),
      evenBetterIf: z.array(z.object({ area: z.string(), text: z.string() })),
    })
    .nullable(),
})
export type ReviewDetail = z.infer<typeof reviewDetail>

const progress = z.object({
  progress: z.array(
    z.object({
      personId: uuid,
      status: evaluationStatus,
      submittedAt: instant.nullable(),
      areas: z.record(z.string(), z.object({ estimate: z.boolean(), points: z.int().min(0) })),
    }),
  ),
})
export type Progress = z.infer<typeof progress>

interface Route {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly summary: string
  /** `public`, anyone `signed-in`, or the action of the policy that it is: on the review that the path names, or with people. */
  readonly allow: 'public' | 'signed-in' | Action | PeopleAction
  /** Only while the server runs as the demonstration. */
  readonly demo?: true
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  /** The answer is given again whenever there is another, as server-sent events. */
  readonly streams?: true
  readonly problems: readonly Slug[]
}

const rid = z.object({ rid: uuid })

const linkToken = z.string().max(100)

export const api = {
  entrance: {
    method: 'get',
    path: '/entrance',
    summary: 'How people sign in here: as one of the demonstration, or with a password of their own',
    allow: 'public',
    answer: z.object({ mode: z.enum(['demo', 'production']) }),
    problems: [],
  },
  signIn: {
    method: 'post',
    path: '/session',
    summary: 'Sign in with an e-mail address and a password',
    allow: 'public',
    body: z.object({ email: emailAddress, password: passwordAsTyped }),
    answer: z.object({ person }),
    problems: ['wrong-credentials', 'too-many-attempts'],
  },
  readLink: {
    method: 'post',
    path: '/link',
    summary: 'Whose link this is, and what it is for',
    allow: 'public',
    body: z.object({ token: linkToken }),
    answer: z.object({ purpose: z.enum(['invitation', 'forgotten']), name: z.string(), email: z.string() }),
    problems: ['link-ended'],
  },
  choosePassword: {
    method: 'post',
    path: '/link/password',
    summary: 'Choose a password with a link; it ends all sessions of that person, and the link',
    allow: 'public',
    body: z.object({ token: linkToken, password: passwordAsTyped }),
    answer: z.object({ chosen: z.literal(true) }),
    problems: ['link-ended', 'password-length', 'password-guessable'],
  },
  forgotPassword: {
    method: 'post',
    path: '/password/forgotten',
    summary: 'Ask for a link by mail; the answer is the same whether or not the address is known',
    allow: 'public',
    body: z.object({ email: emailAddress }),
    answer: z.object({ asked: z.literal(true) }),
    problems: [],
  },
  changePassword: {
    method: 'post',
    path: '/password',
    summary: 'Change one’s password; it ends all other sessions',
    allow: 'signed-in',
    body: z.object({ current: passwordAsTyped, password: passwordAsTyped }),
    answer: z.object({ changed: z.literal(true) }),
    problems: ['wrong-password', 'too-many-attempts', 'password-length', 'password-guessable'],
  },
  sessions: {
    method: 'get',
    path: '/sessions',
    summary: 'Where one is signed in',
    allow: 'signed-in',
    answer: z.object({
      email: z.string().nullable(),
      sessions: z.array(
        z.object({ id: uuid, device: z.string(), begunAt: instant, usedAt: instant, current: z.boolean() }),
      ),
    }),
    problems: [],
  },
  endSession: {
    method: 'post',
    path: '/sessions/{sid}/end',
    summary: 'End a session on another device',
    allow: 'signed-in',
    params: z.object({ sid: uuid }),
    answer: z.object({ ended: z.literal(true) }),
    problems: ['not-found'],
  },
  endOtherSessions: {
    method: 'post',
    path: '/sessions/end-others',
    summary: 'Sign out everywhere else',
    allow: 'signed-in',
    answer: z.object({ ended: z.int() }),
    problems: [],
  },
  invite: {
    method: 'post',
    path: '/people/{pid}/invitations',
    summary: 'Send somebody a link with which to choose a password; it ends an earlier one',
    allow: 'person.invite',
    params: z.object({ pid: uuid }),
    answer: z.object({ invited: z.literal(true) }),
    problems: ['not-found'],
  },
  mailbox: {
    method: 'get',
    path: '/demo/mailbox',
    summary: 'The mails that the demonstration would have sent, the newest first',
    allow: 'public',
    demo: true,
    answer: z.object({
      mails: z.array(z.object({ id: uuid, at: instant, to: z.string(), subject: z.string(), text: z.string() })),
    }),
    problems: [],
  },
  invitePersona: {
    method: 'post',
    path: '/demo/invitations',
    summary: 'Invite one of the people of the demonstration',
    allow: 'public',
    demo: true,
    body: z.object({ persona: z.string() }),
    answer: z.object({ invited: z.literal(true) }),
    problems: ['malformed', 'unknown-persona'],
  },
  signInAsPersona: {
    method: 'post',
    path: '/demo/session',
    summary: 'Sign in as one of the people of the demonstration',
    allow: 'public',
    demo: true,
    body: z.object({ persona: z.string() }),
    answer: z.object({ person }),
    problems: ['malformed', 'unknown-persona'],
  },
  personas: {
    method: 'get',
    path: '/demo/personas',
    summary: 'The people of the demonstration',
    allow: 'public',
    demo: true,
    answer: z.object({ personas: z.array(z.object({ persona: z.string(), name: z.string(), about: z.string() })) }),
    problems: [],
  },
  signOut: {
    method: 'post',
    path: '/session/end',
    summary: 'End this session',
    allow: 'signed-in',
    answer: z.object({ ended: z.literal(true) }),
    problems: [],
  },
  me: {
    method: 'get',
    path: '/me',
    summary: 'Who is signed in, and until when',
    allow: 'signed-in',
    answer: z.object({ person, session: z.object({ until: instant }) }),
    problems: [],
  },
  reviews: {
    method: 'get',
    path: '/reviews',
    summary: 'The reviews that one may read',
    allow: 'signed-in',
    answer: z.object({ reviews: z.array(reviewSummary) }),
    problems: [],
  },
  review: {
    method: 'get',
    path: '/reviews/{rid}',
    summary: 'One review, with its nominations and what the previous one said',
    allow: 'review.read',
    params: rid,
    answer: reviewDetail,
    problems: ['not-found'],
  },
  framework: {
    method: 'get',
    path: '/frameworks/{id}',
    summary: 'A review framework as data',
    allow: 'signed-in',
    params: z.object({ id: z.string() }),
    answer: frameworkSchema,
    problems: ['not-found'],
  },
  push: {
    method: 'post',
    path: '/reviews/{rid}/journal',
    summary: 'Hand over entries; answered once they are durable',
    allow: 'signed-in',
    params: rid,
    body: pushBody,
    answer: pushAnswer,
    problems: ['malformed', 'not-found', 'other-person', 'device-forked', 'batch-too-large'],
  },
  pull: {
    method: 'get',
    path: '/reviews/{rid}/changes',
    summary: 'What has changed since a cursor, as far as one may read it',
    allow: 'signed-in',
    params: rid,
    query: changesQuery,
    answer: changes,
    problems: ['not-found', 'bad-cursor', 'bad-limit'],
  },
  events: {
    method: 'get',
    path: '/reviews/{rid}/events',
    summary: 'What has changed since a cursor, and then each change as it comes, as server-sent events',
    allow: 'review.read',
    params: rid,
    query: eventsQuery,
    answer: reviewEvent,
    streams: true,
    problems: ['not-found', 'bad-cursor'],
  },
  devices: {
    method: 'get',
    path: '/reviews/{rid}/devices',
    summary: 'What each device has handed over, and what is missing: one’s own always, others’ as progress',
    allow: 'signed-in',
    params: rid,
    answer: devices,
    problems: ['not-found'],
  },
  progress: {
    method: 'get',
    path: '/reviews/{rid}/progress',
    summary: 'How far each evaluation has come, in counts and without values',
    allow: 'evaluation.progress',
    params: rid,
    answer: progress,
    problems: ['not-found'],
  },
  document: {
    method: 'get',
    path: '/reviews/{rid}/documents/{doc}',
    summary: 'One document, with an ETag',
    allow: 'signed-in',
    params: z.object({ rid: uuid, doc: documentName }),
    answer: documentState,
    problems: ['not-found'],
  },
  history: {
    method: 'get',
    path: '/reviews/{rid}/documents/{doc}/history',
    summary: 'Every write that one may read, oldest first',
    allow: 'signed-in',
    params: z.object({ rid: uuid, doc: documentName }),
    query: z.object({ field: z.string().optional() }),
    answer: history,
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>

export type Api = typeof api
export type RouteName = keyof Api
export type Answer<Name extends RouteName> = z.infer<Api[Name]['answer']>
export type { Route }
